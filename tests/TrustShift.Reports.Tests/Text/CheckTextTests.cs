using TrustShift.Assessment;
using TrustShift.Catalogue.Migrations;
using TrustShift.Discovery.Evidence;
using TrustShift.Reports.Text;

namespace TrustShift.Reports.Tests.Text;

public sealed class CheckTextTests
{
    private static CheckReport Impacted() => Samples.Report(Samples.Assessment(
        Verdict.Impacted,
        Samples.Client("java", Verdict.Impacted, Samples.LongPath, Samples.Rejected("via-root-1")),
        Samples.Client("node", Verdict.Unknown),
        Samples.Client("curl", Verdict.NotImpacted, chains: Samples.Accepted("via-root-1")),
        Samples.Client("wget", Verdict.NotImpacted, chains: Samples.Accepted("via-root-1"))));

    [Fact]
    public void The_verdict_is_on_the_first_line() =>
        Assert.StartsWith("━━ IMPACTED ━", Write(Impacted()).TrimStart('\n'), StringComparison.Ordinal);

    [Fact]
    public void Not_impacted_is_never_said_of_a_client_that_is_something_else()
    {
        string text = Write(Samples.Report(Samples.Assessment(Verdict.Unknown, Samples.Client("node", Verdict.Unknown))));
        Assert.DoesNotContain("NOT IMPACTED", text, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("UNKNOWN  node", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_worst_stands_first_and_what_to_do_next_stands_last()
    {
        string text = Write(Impacted());
        string[] headings =
            ["\nImpacted: 1 client", "Unknown: 1 client", "Not impacted: 2 clients", "Pins: 1 set", "Endpoints: 1 in scope", "Stores that decide nothing", "Hints", "What to do next"];
        int[] order = [.. headings.Select(h => text.IndexOf(h, StringComparison.Ordinal))];
        Assert.DoesNotContain(-1, order);
        Assert.Equal(order.Order(), order);
        Assert.EndsWith("  1. Import the root.\n  2. Run this again.\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_path_and_a_command_stand_whole_on_a_line_of_their_own()
    {
        string[] lines = Write(Impacted()).Split('\n');
        Assert.Contains(lines, static l => l.Equals("        " + Samples.LongPath, StringComparison.Ordinal));
        Assert.Contains(lines, static l => l.TrimStart().StartsWith("keytool ", StringComparison.Ordinal) && l.EndsWith(Samples.LongPath + "'", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void No_line_but_a_path_or_a_command_is_wider_than_the_page(bool verbose)
    {
        CheckReport report = Impacted() with { ErrorLog = Samples.Log() };
        foreach (string line in Write(report, verbose).Split('\n'))
            Assert.True(line.Length <= 80 || line.Contains("/with a rather long name/", StringComparison.Ordinal), line);
    }

    [Fact]
    public void Versions_that_were_not_measured_are_told_once_each_and_profiles_only_with_verbose()
    {
        ClientAssessment Noted(string name, string note) => Samples.Client(name, Verdict.NotImpacted, chains: Samples.Accepted("via-root-1")) is var client
            ? client with { Client = client.Client with { ProfileNotes = [note], OtherProfiles = [Pki.Clients.ClientProfiles.Careful] } }
            : client;
        CheckReport report = Samples.Report(Samples.Assessment(Verdict.NotImpacted, Noted("one", "Alpha 1 was not measured"), Noted("two", "Alpha 1 was not measured"), Noted("three", "Beta 2 was not measured")));
        string text = Write(report);
        Assert.Contains("2 versions are not among those that were measured", text, StringComparison.Ordinal);
        Assert.Equal(2, Write(report, verbose: true).Split("Alpha 1 was not measured").Length);
        Assert.Contains("Beta 2 was not measured.", Write(Samples.Report(Samples.Assessment(Verdict.NotImpacted, Noted("three", "Beta 2 was not measured")))), StringComparison.Ordinal);
        Assert.Contains("3 clients are judged by all versions that fit", text.ReplaceLineEndings(" ").Replace("  ", " ", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain("careful", text, StringComparison.Ordinal);
        Assert.Contains("three: ", Write(report, verbose: true), StringComparison.Ordinal);
        Assert.Contains("careful", Write(report, verbose: true), StringComparison.Ordinal);
        Assert.DoesNotContain("How paths are built", Write(Impacted()), StringComparison.Ordinal);
    }

    [Fact]
    public void An_accepting_client_is_named_with_its_store_why_that_store_and_the_path_found()
    {
        string text = Write(Impacted());
        Assert.Contains("  /etc/ssl/certs/ca-certificates.crt\n", text, StringComparison.Ordinal);
        Assert.Contains("    ✓ *.s3.example.com → Sample CA 1B → Sample Root CA 1\n", text, StringComparison.Ordinal);
        Assert.Matches(@"    curl \[c-\w{6}\]\n    wget \[c-\w{6}\]\n        It is the default place\.\n", text);
    }

    [Fact]
    public void Pins_stand_with_their_verdict_their_place_and_what_to_write_instead()
    {
        string text = Write(Impacted());
        Assert.Matches(@"  IMPACTED  pins for b\.s3\.example\.com \[p-\w{6}\]\n      app/net\.xml\n", text);
        Assert.Contains("          app/net.xml:4\n      To mend it:\n        sha256/new=\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Clients_that_are_alike_stand_together()
    {
        string text = Write(Samples.Report(Samples.Assessment(
            Verdict.Impacted, Samples.Client("ruby", Verdict.Impacted, "/a.jks"), Samples.Client("java", Verdict.Impacted, "/a.jks"))));
        Assert.Equal(1, Count(text, "It rejects a chain that is served."));
        Assert.Contains("IMPACTED  ruby", text, StringComparison.Ordinal);
        Assert.Contains("IMPACTED  java", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Copies_of_one_store_stand_together_and_every_path_is_there_when_all_is_asked_for()
    {
        CheckReport report = Samples.Report(Samples.Assessment(
            Verdict.Impacted,
            [.. Enumerable.Range(0, 8).Select(static i => Samples.Client("custom trust store", Verdict.Impacted, $"/copy/{i}.jks", Samples.Rejected("via-root-1")))]));
        string text = Write(report);
        Assert.Equal(1, Count(text, "It rejects a chain that is served."));
        Assert.Contains("IMPACTED  custom trust store (8 alike)", text, StringComparison.Ordinal);
        Assert.Contains("and 3 others (all with --verbose)", text, StringComparison.Ordinal);
        Assert.Equal(1, Count(text, "keytool "));
        Assert.Equal(8, Count(Write(report, verbose: true), "keytool "));
        Assert.Contains("        /copy/7.jks\n", Write(report, verbose: true), StringComparison.Ordinal);
    }

    [Fact]
    public void A_fragile_client_is_told_prominently_with_its_fix()
    {
        ClientAssessment client = Samples.Client("java", Verdict.NotImpacted, "/a.jks", Samples.Accepted("via-root-1"), Samples.Rejected("via-root-2", ChainStatus.Possible)) with
        {
            Reasons = [new Reason("fragile", "It rejects a chain that is possible.", [])],
            Fix = ["keytool -importcert"],
        };
        string text = Write(Samples.Report(Samples.Assessment(Verdict.NotImpacted, client)));
        Assert.Contains("Not impacted, but fragile: 1 client", text, StringComparison.Ordinal);
        Assert.Contains("        keytool -importcert\n", text, StringComparison.Ordinal);
        Assert.Contains("✗ not accepted: 1 of 2 chains", text, StringComparison.Ordinal);
        Assert.Contains("✓ *.s3.example.com → Sample CA 1B → Sample Root CA 1", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_chain_of_every_client_is_told_when_all_is_asked_for()
    {
        string text = Write(Samples.Report(Samples.Assessment(
            Verdict.Impacted,
            Samples.Client("java", Verdict.Impacted, "/a.jks", Samples.Rejected("via-root-1"), Samples.Rejected("via-root-2", ChainStatus.Possible)),
            Samples.Client("curl", Verdict.NotImpacted, chains: Samples.Accepted("via-root-1")))), verbose: true);
        Assert.Contains("✗ new chain via-root-1 (2021-04-01): No anchor", text, StringComparison.Ordinal);
        Assert.Contains("✗ new chain, possible, via-root-2", text, StringComparison.Ordinal);
        Assert.Contains("✓ new chain via-root-1 (2021-04-01): *.s3.example.com → ", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Ten_gaps_of_a_kind_are_listed_and_the_rest_counted_until_all_are_asked_for()
    {
        Gap[] gaps = [new Gap("/harmless", "it is a sample", Decides: false), .. Enumerable.Range(0, 25).Select(static i => new Gap($"/gap/{i}", "cannot be read"))];
        CheckReport report = Samples.Report(Samples.Evidence(gaps), Samples.Assessment(Verdict.Unknown));
        Assert.Equal(10, Count(Write(report), "  /gap/"));
        Assert.Contains("and 15 other places", Write(report), StringComparison.Ordinal);
        Assert.Contains("26, of which 25 may hide trust", Write(report), StringComparison.Ordinal);
        Assert.Equal(25, Count(Write(report, verbose: true), "  /gap/"));
    }

    [Fact]
    public void Old_data_is_called_out()
    {
        CheckReport report = Impacted();
        Assert.DoesNotContain("days old", Write(report), StringComparison.Ordinal);
        Assert.Contains("The data about the migration is 131 days old", Unwrapped(Write(report with { Today = new DateOnly(2027, 3, 31) })), StringComparison.Ordinal);
    }

    [Fact]
    public void A_hostile_path_can_neither_move_the_cursor_nor_forge_a_line()
    {
        CheckReport report = Samples.Report(Samples.Assessment(
            Verdict.Impacted, Samples.Client("java", Verdict.Impacted, "/x\u001B[2J\nNOT IMPACTED\u202E.jks", Samples.Rejected("via-root-1"))));
        string text = Write(report);
        Assert.DoesNotContain('\u001B', text);
        Assert.DoesNotContain('\u202E', text);
        Assert.DoesNotContain("\nNOT IMPACTED", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Colour_changes_no_word()
    {
        using var writer = new StringWriter { NewLine = "\n" };
        CheckText.Write(Impacted(), new TextPage(writer, 80, colour: true), verbose: false);
        string coloured = writer.ToString();
        Assert.Contains("\u001B[", coloured, StringComparison.Ordinal);
        Assert.Equal(Write(Impacted()), System.Text.RegularExpressions.Regex.Replace(coloured, "\u001B\\[[0-9;]*m", ""));
    }

    [Fact]
    public void Recognised_errors_stand_before_the_verdict()
    {
        string text = Write(Impacted() with { ErrorLog = Samples.Log() });
        Assert.True(text.IndexOf("line 2: curl: expired", StringComparison.Ordinal) is > 0 and var log && log < text.IndexOf("━━ IMPACTED", StringComparison.Ordinal), text);
    }

    private static string Write(CheckReport report, bool verbose = false)
    {
        using var writer = new StringWriter { NewLine = "\n" };
        CheckText.Write(report, new TextPage(writer, 80, colour: false), verbose);
        return writer.ToString();
    }

    private static string Unwrapped(string text) => System.Text.RegularExpressions.Regex.Replace(text, "\\s+", " ");

    private static int Count(string text, string part) => text.Split(part).Length - 1;
}
