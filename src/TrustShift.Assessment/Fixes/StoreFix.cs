using System.Collections.Immutable;
using TrustShift.Assessment.Clients;
using TrustShift.Assessment.Clients.Systems;
using TrustShift.Catalogue.Migrations;
using TrustShift.Discovery.Evidence;

namespace TrustShift.Assessment.Fixes;

/// <summary>The commands that put the missing anchors into a client's store. Advice to read and run; nothing here runs it.</summary>
public static class StoreFix
{
    /// <summary>The folder into which the first command writes the anchors.</summary>
    // Beside the folder in which the commands are run, which may be the target: there they would be stores of it.
    private const string Folder = "../trustshift-anchors";

    /// <summary>The commands, in order.</summary>
    /// <param name="client">The client whose store is to be mended.</param>
    /// <param name="migration">The migration.</param>
    /// <param name="target">The target: in a folder, paths of the evidence are relative to it.</param>
    public static ImmutableArray<string> CommandsFor(TlsClient client, Migration migration, TargetDescription target)
    {
        ImmutableArray<string> anchors = [.. migration.Anchors.Where(a => a.Recommended).Select(a => a.Certificate)];
        EffectiveStore? store = client.Store;
        if (anchors.IsEmpty || store is null || (store.IsIncomplete && store.Anchors.IsEmpty))
            return [];
        string write = $"trustshift migrations anchors {migration.Id} --directory {Folder}";
        string path = Quote(Located(store.Path.Split(" + ")[0], target));
        return store.Format switch
        {
            "jks" or "jceks" or "pkcs12" => [write, .. anchors.Select(a => Keytool(a, path, store.Format))],
            "built-in" when client.Kind is "deno" => [write, $"cat {Folder}/*.pem > {Folder}/all.pem", $"export DENO_CERT=\"$PWD/{Folder}/all.pem\"    # or upgrade Deno"],
            "built-in" when client.Kind is "bun" => [write, $"cat {Folder}/*.pem > {Folder}/all.pem", $"export NODE_EXTRA_CA_CERTS=\"$PWD/{Folder}/all.pem\"    # or upgrade Bun"],
            "built-in" when string.Equals(client.Kind, "node", StringComparison.Ordinal) =>
                [write, $"cat {Folder}/*.pem > {Folder}/all.pem", $"export NODE_EXTRA_CA_CERTS=\"$PWD/{Folder}/all.pem\"    # or upgrade Node.js"],
            // An upgrade of what brings the roots mends these; how depends on its package manager.
            "built-in" when client.Kind is "root-package" or "image" or "required-runtime" => [$"# upgrade {client.Name}: a later release brings the new roots"],
            "built-in" => [$"pip install --upgrade {Package(client)}"],
            "packaged" => SystemStore(write, store.Path),
            _ when IsSystemStore(store.Path) => SystemStore(write, store.Path),
            _ when string.Equals(client.Kind, "python-package", StringComparison.Ordinal) => [$"pip install --upgrade {Package(client)}    # or, for this bundle alone:", write, Append(path)],
            "capath" => [write, $"cp {Folder}/*.pem {path}/", $"openssl rehash {path}"],
            "der" => [write, $"# a DER file holds one certificate: let the program read a bundle of {Folder}/*.pem instead of {path}"],
            "none" => [write, $"# install the operating system's ca-certificates package, or give the program a bundle of {Folder}/*.pem"],
            _ => [write, Append(path)],
        };
    }

    // What pip carries inside is renewed with pip.
    private static string Package(TlsClient client) =>
        client.Place.Contains("/pip/_vendor/", StringComparison.Ordinal) ? "pip"
        // Who takes certifi's bundle is mended by certifi.
        : client.Store!.Path.EndsWith("/certifi/cacert.pem", StringComparison.Ordinal) ? "certifi"
        : client.Name.Split(' ')[0];

    private static string Located(string path, TargetDescription target) =>
        target.Kind switch
    {
        "directory" when !path.StartsWith('/') => $"{target.Name.TrimEnd('/')}/{path}",
        "file" => target.Name,
        _ => path,
    };

    // The first line break closes a last line that has none: without it the two PEM markers would run into one and spoil the whole file.
    private static string Append(string path) => $"{{ echo; cat {Folder}/*.pem; }} >> {path}";

    private static string Keytool(string anchor, string path, string format) =>
        $"keytool -importcert -noprompt -alias {anchor.Replace(".self", "", StringComparison.Ordinal)} -file {Folder}/{anchor}.pem -keystore {path}"
        + format switch { "jceks" => " -storetype JCEKS", "pkcs12" => " -storetype PKCS12", _ => "" };

    private static bool IsSystemStore(string path) =>
        path.Split(" + ").Any(p => SystemStores.Bundles.Contains(p, StringComparer.Ordinal) || SystemStores.Folders.Contains(p, StringComparer.Ordinal));

    private static ImmutableArray<string> SystemStore(string write, string path) => path.Contains("/etc/pki/", StringComparison.Ordinal)
        ? [write, $"sudo cp {Folder}/*.pem /etc/pki/ca-trust/source/anchors/", "sudo update-ca-trust"]
        : [write, $"for f in {Folder}/*.pem; do sudo cp \"$f\" \"/usr/local/share/ca-certificates/$(basename \"$f\" .pem).crt\"; done", "sudo update-ca-certificates"];

    // POSIX shell: single quotes, with each quote inside closed, escaped and opened again.
    private static string Quote(string path) =>
        path.All(c => char.IsAsciiLetterOrDigit(c) || c is '/' or '.' or '-' or '_' or '+' or '=' or ':' or ',')
            ? path
            : "'" + path.Replace("'", "'\\''", StringComparison.Ordinal) + "'";
}
