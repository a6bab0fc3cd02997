using System.Collections.Immutable;
using TrustShift.Assessment.Clients;
using TrustShift.Assessment.Clients.Systems;
using TrustShift.Catalogue.Migrations;
using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Sources;
using TrustShift.Discovery.Stores.Java;

namespace TrustShift.Assessment.Fixes;

/// <summary>The commands that put the missing anchors into a client's store. Advice to read and run; nothing here runs it.</summary>
public static class StoreFix
{
    /// <summary>The folder into which the first command writes the anchors.</summary>
    // Beside the folder in which the commands are run, which may be the target: there they would be stores of it.
    private const string Folder = "../trustshift-anchors";

    // Not *.pem: it would be taken for one of them the next time.
    private const string Bundle = Folder + "/bundle.crt";

    // keytool -help: a password on the command line is seen by everybody on the machine. "changeit" is the one that cacerts has.
    private const string Password = "export STOREPASS=\"${STOREPASS:-changeit}\"    # set it before where the store has another password";

    /// <summary>The commands, in order.</summary>
    /// <param name="client">The client whose store is to be mended.</param>
    /// <param name="migration">The migration.</param>
    /// <param name="target">The target: in a folder, paths of the evidence are relative to it.</param>
    public static ImmutableArray<string> CommandsFor(TlsClient client, Migration migration, TargetDescription target)
    {
        EffectiveStore? store = client.Store;
        if (!migration.Anchors.Any(static a => a.Recommended) || store is null || (store.IsIncomplete && store.Anchors.IsEmpty))
            return [];
        string write = $"trustshift migrations anchors {migration.Id} --directory {Folder}";
        if (store.Path.Contains('!', StringComparison.Ordinal))
            return InArchive(write, store);
        string located = Located(store.Path.Split(" + ")[0], target);
        string path = ShellWord.Of(located);
        return store.Format switch
        {
            _ when JavaKeystores.Have(store.Format) => [write, Password, Keytool(path, store.Format)],
            "built-in" when client.Kind is "deno" => [write, $"cat {Folder}/*.pem > {Bundle}", $"export DENO_CERT=\"$PWD/{Bundle}\"    # or upgrade Deno"],
            "built-in" when client.Kind is "bun" => [write, $"cat {Folder}/*.pem > {Bundle}", $"export NODE_EXTRA_CA_CERTS=\"$PWD/{Bundle}\"    # or upgrade Bun"],
            "built-in" when string.Equals(client.Kind, "node", StringComparison.Ordinal) =>
                [write, $"cat {Folder}/*.pem > {Bundle}", $"export NODE_EXTRA_CA_CERTS=\"$PWD/{Bundle}\"    # or upgrade Node.js"],
            // An upgrade of what brings the roots mends these; how depends on its package manager.
            "packaged" when client.Kind is "image" or "required-runtime" => [$"# take a newer release than {client.Name}: its ca-certificates hold the new roots"],
            "built-in" when client.Kind is "root-package" or "image" or "required-runtime" => [$"# upgrade {client.Name}: a later release brings the new roots"],
            "built-in" => [$"pip install --upgrade {Package(client)}"],
            "packaged" => SystemStore(write, store.Path, target),
            _ when IsSystemStore(store.Path) => SystemStore(write, store.Path, target),
            _ when string.Equals(client.Kind, "python-package", StringComparison.Ordinal) => [$"pip install --upgrade {Package(client)}    # or, for this bundle alone:", write, Append(path)],
            "embedded" => [write, $"# the certificates stand inside {path}: add {Folder}/*.pem where its sources have them, and build it anew"],
            "pem-bundle" when IsText(store.Path) => [write, $"# in {path}, add the content of {Folder}/*.pem to the certificates that stand there, as its language writes them"],
            "capath" => [write, $"cp {Folder}/*.pem {path}/", $"openssl rehash {path}"],
            "der" => [write, $"# a DER file holds one certificate: let the program read a bundle of {Folder}/*.pem instead of {path}"],
            "nss" => [write, $"for f in {Folder}/*.pem; do certutil -A -d sql:{ShellWord.Of(PlacePath.FolderOf(located) is { Length: > 0 } folder ? folder : ".")} -n \"$(basename \"$f\" .pem)\" -t C,, -i \"$f\"; done"],
            "p11-kit" => [write, $"for f in {Folder}/*.pem; do trust anchor --store \"$f\"; done"],
            "sst" or "registry" => [write, $"# import {Folder}/*.pem on Windows: certutil -addstore Root FILE, for each"],
            "none" => [write, $"# install the operating system's ca-certificates package, or give the program a bundle of {Folder}/*.pem"],
            _ => [write, Append(path)],
        };
    }

    // Code and settings hold certificates among other things: what is written behind their end is no part of them.
    private static bool IsText(string path)
    {
        ReadOnlySpan<char> name = PlacePath.NameOf(path.Split(" + ")[0]);
        return !TrustStoreNames.LooksLikeStore(name) && name.Contains('.') && !name.EndsWith(".txt", StringComparison.OrdinalIgnoreCase);
    }

    // What is changed in an archive is gone with its next build.
    private static ImmutableArray<string> InArchive(string write, EffectiveStore store)
    {
        string place = store.Path.Split(" + ")[0];
        if (store.Format is "embedded")
            return [write, $"# the certificates stand inside {place}: add {Folder}/*.pem where its sources have them, and build it anew"];
        string inner = ShellWord.Of(place[(place.LastIndexOfAny(['!', '/']) + 1)..]);
        return
        [
            $"# it lies in an archive: in the sources from which {place[..place.IndexOf('!', StringComparison.Ordinal)]} is built, where {inner} is, then build it anew",
            write,
            .. JavaKeystores.Have(store.Format) ? [Password, Keytool(inner, store.Format)] : new[] { Append(inner) },
        ];
    }

    /// <summary>What is left where no anchor mends anything.</summary>
    public static string Upgrade(TlsClient client) => $"# upgrade {client.Name}: with any roots in its store it refuses what is listed above";

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

    private static string Keytool(string path, string format) =>
        $"for f in {Folder}/*.pem; do keytool -importcert -noprompt -alias \"$(basename \"$f\" .self.pem)\" -file \"$f\" -keystore {path}"
        + format switch { "jceks" => " -storetype JCEKS", "pkcs12" => " -storetype PKCS12", "bks" or "uber" or "bcfks" => BouncyCastle(format), _ => "" } + " -storepass:env STOREPASS; done";

    // Java has no keystores of these types by itself.
    private static string BouncyCastle(string format) =>
        $" -storetype {format.ToUpperInvariant()} -provider org.bouncycastle.jce.provider.BouncyCastleProvider -providerpath \"${{BCPROV:?the path of BouncyCastle's bcprov jar}}\"";

    private static bool IsSystemStore(string path) =>
        path.Split(" + ").Select(static p => "/" + p.TrimStart('/')).Any(static p => SystemStores.Bundles.Contains(p, StringComparer.Ordinal) || SystemStores.Folders.Contains(p, StringComparer.Ordinal));

    // A folder that is a root file system is mended where it lies; the image or machine that it was taken from needs the same.
    private static ImmutableArray<string> SystemStore(string write, string path, TargetDescription target)
    {
        string root = target.Kind is "directory" ? ShellWord.Of(target.Name.TrimEnd('/')) : "", run = root.Length == 0 ? "sudo" : $"sudo chroot {root}", note = root.Length == 0 ? "" : "    # and in the image or on the machine that this is a copy of";
        return path.Contains("etc/pki/", StringComparison.Ordinal)
            ? [write, $"sudo cp {Folder}/*.pem {root}/etc/pki/ca-trust/source/anchors/", $"{run} update-ca-trust{note}"]
            : [write, $"for f in {Folder}/*.pem; do sudo cp \"$f\" {root}/usr/local/share/ca-certificates/\"$(basename \"$f\" .pem).crt\"; done", $"{run} update-ca-certificates{note}"];
    }
}
