using System.Globalization;

namespace TrustShift.CatalogueTool;

/// <summary>Entry point: <c>certificates|anchors|roots --facts FOLDER [--catalogue FOLDER] [--date yyyy-MM-dd]</c>.</summary>
internal static class Program
{
    private static int Main(string[] arguments)
    {
        string? facts = Option(arguments, "--facts");
        string catalogue = Option(arguments, "--catalogue") ?? "catalogue";
        string? date = Option(arguments, "--date") ?? "2026-11-23";
        if (arguments.Length == 0 || facts is null
            || !DateOnly.TryParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day))
        {
            Console.Error.WriteLine("usage: certificates|anchors|roots --facts FOLDER [--catalogue FOLDER] [--date yyyy-MM-dd]");
            return 64;
        }

        switch (arguments[0])
        {
            case "certificates":
                return Report(CertificateExport.Run(facts, catalogue, day));
            case "anchors":
                return Report(AnchorExport.Run(facts, catalogue, "/usr/share/ca-certificates/mozilla"));
            case "roots":
                return Report(RootTimelineExport.Run(facts, catalogue, day));
            default:
                Console.Error.WriteLine($"unknown command '{arguments[0]}'; expected certificates, anchors or roots");
                return 64;
        }
    }

    private static int Report((bool Good, string Text) result)
    {
        (result.Good ? Console.Out : Console.Error).WriteLine(result.Text);
        return result.Good ? 0 : 1;
    }

    private static string? Option(string[] arguments, string name)
    {
        int index = Array.IndexOf(arguments, name);
        return index >= 0 && index + 1 < arguments.Length ? arguments[index + 1] : null;
    }
}
