using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace TrustShift.ClientTruth.Tests.Suites;

/// <summary>The part of docs/client-truth.md on the public suites.</summary>
internal static class SuiteTable
{
    public static string Write(ImmutableArray<PublicSuite> suites)
    {
        var text = new StringBuilder("\n# The public suites\n\nWhat a conforming validator should do, asked of the profile `webpki` (RFC 5280, RFC 9525, CA/Browser Forum).\n\n");
        text.Append("| suite | cases | applicable | right | exceptions |\n|---|--:|--:|--:|--:|\n");
        foreach (PublicSuite suite in suites)
        {
            int applicable = suite.Applicable.Count(), wrong = suite.Wrong.Length;
            text.Append(CultureInfo.InvariantCulture, $"| {suite.Name} ({suite.Source}) | {suite.Cases.Length} | {applicable} | {applicable - wrong} | {wrong} |\n");
        }

        text.Append("\nNot applicable:\n\n");
        foreach (PublicSuite suite in suites)
        {
            foreach (IGrouping<string, SuiteCase> rule in suite.Cases.Where(static one => one.NotApplicable is not null).GroupBy(static one => one.NotApplicable!, StringComparer.Ordinal))
                text.Append(CultureInfo.InvariantCulture, $"- {suite.Name}, {rule.Key}: {rule.Count()}\n");
        }

        text.Append("\nExceptions:\n\n");
        foreach (string[] row in suites.SelectMany(static suite => suite.Exceptions))
            text.Append(CultureInfo.InvariantCulture, $"- {row[0]}, `{row[1]}`: {row[2]}\n");
        return text.ToString();
    }
}
