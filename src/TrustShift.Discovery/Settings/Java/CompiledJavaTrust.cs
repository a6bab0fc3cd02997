using System.Buffers;
using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Scanning;
using TrustShift.Discovery.Sources;

namespace TrustShift.Discovery.Settings.Java;

/// <summary>
/// Trust that a compiled Java class chooses: it sets the system property of the trust store, or loads a keystore of a name that stands in it. Which value goes where is not in the constants: a class
/// that sets the property and names no store, or several, is a gap.
/// </summary>
internal static class CompiledJavaTrust
{
    private const string Property = "javax.net.ssl.trustStore";
    private const int MostStores = 8;

    private static readonly SearchValues<char> s_notInPaths = SearchValues.Create(" ();<>");

    /// <summary>Reads it from the constants of a class.</summary>
    /// <param name="constants">One constant in quotes on each line, see <see cref="JavaConstants"/>.</param>
    /// <param name="findings">Where to put what is found.</param>
    public static void Read(ReadOnlySpan<char> constants, FileFindings findings)
    {
        bool namesProperty = Has(constants, Property);
        bool setsProperty = namesProperty && (Has(constants, "setProperty") || Has(constants, "put"));
        bool loads = Has(constants, "java/security/KeyStore") && Has(constants, "load");
        if (!setsProperty && !loads)
            return;
        var stores = new List<string>();
        foreach (ReadOnlySpan<char> line in constants.EnumerateLines())
        {
            ReadOnlySpan<char> text = line.Trim('"');
            ReadOnlySpan<char> name = text[(text.LastIndexOfAny("/\\:") + 1)..];
            // Names of properties and classes speak of stores too.
            if (stores.Count < MostStores && text.IndexOfAny(s_notInPaths) < 0 && !text.StartsWith("javax.", StringComparison.Ordinal) && name.Contains('.') && TrustStoreNames.LooksLikeStore(name))
                stores.Add(text.ToString());
        }

        if (setsProperty && stores.Count != 1)
        {
            findings.Gaps.Add(new Gap(
                findings.Path, $"compiled code that sets {Property}; which store it names cannot be told from it", "pass its trust store as a target of its own, or name it where it is configured",
                Decides: PlaceNatures.Of(findings.Path) != PlaceNature.Sample));
            return;
        }

        foreach (string store in stores)
            findings.Add(new SettingEvidence(findings.Path, 0, StoreReferences.Mechanism, setsProperty ? Property : "KeyStore.load", store));
    }

    private static bool Has(ReadOnlySpan<char> constants, string constant) => constants.Contains($"\"{constant}\"", StringComparison.Ordinal);
}
