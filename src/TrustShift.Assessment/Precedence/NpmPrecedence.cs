using static TrustShift.Assessment.Precedence.SettingSearch;

namespace TrustShift.Assessment.Precedence;

/// <summary>npm.</summary>
internal static class NpmPrecedence
{
    public static StorePrecedence Rules { get; } = new("npm", "npm",
    [
        new("npm.cafile", "--cafile, npm_config_cafile, cafile in .npmrc", StoreEffect.Replaces, "only the file that it names is trusted, without NODE_EXTRA_CA_CERTS: command line, variable, the project's .npmrc, the user's, the global one", "docs.npmjs.com, config, cafile; npmrc")
        {
            Parts = StoreParts.Whole, Finds = FirstOf(Option("--cafile"), Variable("NPM_CONFIG_CAFILE", "npm_config_cafile"), Key("npmrc", "cafile")),
        },
        new("npm.ca", "ca in .npmrc", StoreEffect.Replaces, "only the certificates that stand in it are trusted", "docs.npmjs.com, config, ca") { Parts = StoreParts.Whole },
        new("npm.node", "(nothing set)", StoreEffect.Default, "the store of the Node.js that runs it, with NODE_EXTRA_CA_CERTS", "docs.npmjs.com, config, ca") { Parts = StoreParts.Whole },
    ]);
}
