using System.Collections.Frozen;

namespace TrustShift.Assessment.Clients.Images;

/// <summary>
/// What the names of official images say, by the naming rules of docker-library/official-images and of the vendors of runtimes: the version first, then variants, among them the
/// distribution's release. Images of anybody else may be called anything.
/// </summary>
internal static class OfficialImages
{
    // Repository, runtime, vendor, and the system where the tag names none (the images' descriptions on Docker Hub).
    private static readonly FrozenDictionary<string, (string Runtime, string? Vendor, string? System)> s_runtimes = new Dictionary<string, (string, string?, string?)>(StringComparer.Ordinal)
    {
        ["node"] = ("Node.js", null, "debian"),
        ["python"] = ("Python", null, "debian"),
        ["ruby"] = ("Ruby", null, "debian"),
        ["jruby"] = ("Java", null, null),
        ["php"] = ("PHP", null, "debian"),
        ["perl"] = ("Perl", null, "debian"),
        ["golang"] = ("Go", null, "debian"),
        ["rust"] = ("Rust", null, "debian"),
        ["erlang"] = ("Erlang", null, "debian"),
        ["elixir"] = ("Erlang", null, "debian"),
        ["java"] = ("Java", "OpenJDK", "debian"),
        ["openjdk"] = ("Java", "OpenJDK", null),
        ["eclipse-temurin"] = ("Java", "Eclipse Adoptium", null),
        ["adoptopenjdk"] = ("Java", "AdoptOpenJDK", null),
        ["amazoncorretto"] = ("Java", "Amazon Corretto", null),
        ["ibmjava"] = ("Java", "IBM", null),
        ["ibm-semeru-runtimes"] = ("Java", "IBM Semeru", null),
        ["sapmachine"] = ("Java", "SapMachine", null),
        ["tomcat"] = ("Java", null, null),
        ["maven"] = ("Java", null, null),
        ["gradle"] = ("Java", null, null),
        ["amazon/aws-cli"] = ("AWS CLI", null, "amzn"),
        ["public.ecr.aws/aws-cli/aws-cli"] = ("AWS CLI", null, "amzn"),
        ["denoland/deno"] = ("Deno", null, "debian"),
        ["oven/bun"] = ("Bun", null, "debian"),
        ["mcr.microsoft.com/dotnet/runtime"] = (".NET", null, null),
        ["mcr.microsoft.com/dotnet/aspnet"] = (".NET", null, null),
        ["mcr.microsoft.com/dotnet/sdk"] = (".NET", null, null),
        ["mcr.microsoft.com/dotnet/runtime-deps"] = (".NET", null, null),
        ["mcr.microsoft.com/dotnet/core/runtime"] = (".NET", null, null),
        ["mcr.microsoft.com/dotnet/core/aspnet"] = (".NET", null, null),
        ["mcr.microsoft.com/dotnet/core/sdk"] = (".NET", null, null),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string> s_systems = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["debian"] = "debian", ["ubuntu"] = "ubuntu", ["alpine"] = "alpine", ["centos"] = "centos", ["fedora"] = "fedora", ["amazonlinux"] = "amzn", ["oraclelinux"] = "ol",
        ["rockylinux"] = "rocky", ["almalinux"] = "almalinux", ["opensuse/leap"] = "opensuse-leap", ["archlinux"] = "arch", ["photon"] = "photon", ["buildpack-deps"] = "debian",
        ["registry.access.redhat.com/ubi8"] = "rhel", ["registry.access.redhat.com/ubi9"] = "rhel", ["registry.access.redhat.com/ubi7"] = "rhel",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    // The first is the id and release of os-release(5) (debian.org/releases, wiki.ubuntu.com/Releases).
    private static readonly FrozenDictionary<string, (string System, string Version)> s_names = new Dictionary<string, (string, string)>(StringComparer.Ordinal)
    {
        ["squeeze"] = ("debian", "6"), ["wheezy"] = ("debian", "7"), ["jessie"] = ("debian", "8"), ["stretch"] = ("debian", "9"), ["buster"] = ("debian", "10"), ["bullseye"] = ("debian", "11"),
        ["bookworm"] = ("debian", "12"), ["trixie"] = ("debian", "13"),
        ["precise"] = ("ubuntu", "12.04"), ["trusty"] = ("ubuntu", "14.04"), ["xenial"] = ("ubuntu", "16.04"), ["bionic"] = ("ubuntu", "18.04"), ["focal"] = ("ubuntu", "20.04"),
        ["jammy"] = ("ubuntu", "22.04"), ["noble"] = ("ubuntu", "24.04"),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    // Variants that start with a system's name and go on with its release: "alpine3.12", "centos7", "ubi8", "al2023", "oraclelinux8".
    private static readonly (string Start, string System)[] s_variants =
        [("alpine", "alpine"), ("centos", "centos"), ("ubi", "rhel"), ("oraclelinux", "ol"), ("oracle", "ol"), ("al", "amzn"), ("windowsservercore", "windows"), ("nanoserver", "windows"), ("azurelinux", "azurelinux"), ("cbl", "mariner")];

    /// <summary>What the name says; null when it is no official image, or the tag says nothing.</summary>
    public static ImageContent? Read(ImageReference image)
    {
        string[] parts = (image.Tag ?? "").ToLowerInvariant().Split('-');
        string? version = IsVersion(parts[0]) ? parts[0] : null;
        if (s_systems.TryGetValue(image.Repository, out string? system))
        {
            if (image.Repository.Contains("/ubi", StringComparison.Ordinal))
                return new ImageContent(null, null, null, system, image.Repository[^1..]);
            (string System, string Version)? named = Named(parts);
            return (version ?? named?.Version) is { } release ? new ImageContent(null, null, null, named?.System ?? system, named?.Version ?? release) : null;
        }

        if (!s_runtimes.TryGetValue(image.Repository, out (string Runtime, string? Vendor, string? System) row))
            return null;
        (string System, string? Version)? variant = Variant(parts.Length > 1 || version is null ? parts : []);
        // Of these the tag counts the tool, and names the runtime after it: tomcat:9.0-jdk11-temurin, maven:3.8-openjdk-8.
        if (image.Repository is "tomcat" or "maven" or "gradle" or "jruby" or "elixir")
            version = image.Repository is "elixir" or "jruby" ? null : JavaIn(parts);
        return version is null && variant is null ? null : new ImageContent(row.Runtime, version, row.Vendor, variant?.System ?? row.System, variant?.Version);
    }

    private static (string System, string? Version)? Variant(string[] parts)
    {
        if (Named(parts) is { } named)
            return named;
        foreach (string part in parts)
        {
            foreach ((string start, string system) in s_variants)
            {
                string rest = part.StartsWith(start, StringComparison.Ordinal) ? part[start.Length..] : "?";
                if (rest.Length == 0 || IsVersion(rest))
                    return (system, rest.Length == 0 ? null : rest);
            }
        }

        return null;
    }

    private static (string System, string Version)? Named(string[] parts)
    {
        foreach (string part in parts)
        {
            if (s_names.TryGetValue(part, out (string System, string Version) named))
                return named;
        }

        return null;
    }

    private static string? JavaIn(string[] parts)
    {
        for (int i = 1; i < parts.Length; i++)
        {
            foreach (string start in (ReadOnlySpan<string>)["jdk", "jre"])
            {
                if (parts[i].StartsWith(start, StringComparison.Ordinal) && IsVersion(parts[i][start.Length..]))
                    return parts[i][start.Length..];
            }

            if (parts[i] is "openjdk" or "temurin" or "amazoncorretto" or "jdk" && i + 1 < parts.Length && IsVersion(parts[i + 1]))
                return parts[i + 1];
        }

        return null;
    }

    // "8", "3.9.1", "8u212", "17.0.9_9".
    private static bool IsVersion(string text) => text.Length is > 0 and < 32 && char.IsAsciiDigit(text[0]) && text.All(static c => char.IsAsciiDigit(c) || c is '.' or 'u' or '_' or 'b');
}
