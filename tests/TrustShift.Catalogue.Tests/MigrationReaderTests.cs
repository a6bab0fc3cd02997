using CsCheck;
using TrustShift.Catalogue.Migrations;

namespace TrustShift.Catalogue.Tests;

/// <summary>Every mistake in a migration file is told with line, column and what was expected.</summary>
public class MigrationReaderTests
{
    // Small and right; the tests below break it. Line numbers are those of this text.
    private const string Good = """
        id: example-2030
        title: An example
        summary: It moves.
        announced: 2029-01-01
        starts: 2030-01-01
        factsDate: 2029-06-01
        services:
          - id: web
            title: The web
            pattern: "*.example.com"
            newFrom: 2030-01-01
            oldUntil: 2030-06-01T12:00:00Z
        scope:
          regions: [us-east-1]
          forms:
            - { id: any, service: web, pattern: "{name}.{region}.example.com" }
          exemptions:
            - { id: plain-http, text: No certificate., schemes: [http] }
        before:
          - id: old
            title: Old
            status: served
            leaf: { dnsNames: ["*.example.com"], key: RSA 2048, signatureAlgorithm: sha256WithRSAEncryption }
            certificates: [digicert-baltimore-ca-2-g2]
        after:
          - id: new
            title: New
            status: served
            leaf: { dnsNames: ["*.example.com"], key: RSA 2048, signatureAlgorithm: sha256WithRSAEncryption }
            certificates:
              - amazon-rsa-2048-m01
              - amazon-root-ca-1.xsign-by-starfield-services-g2
        anchors:
          - { certificate: amazon-root-ca-1.self, accepts: All., recommended: true }
        """;

    [Fact]
    public void A_small_file_of_a_user_is_read()
    {
        MigrationReading reading = MigrationReader.Read(Good, "example.yaml");
        Assert.Empty(reading.Problems);
        Migration migration = reading.Migration!;
        Assert.Equal(new DateTimeOffset(2030, 6, 1, 12, 0, 0, TimeSpan.Zero), migration.Services.Single().OldUntil);
        Assert.Equal(["amazon-rsa-2048-m01", "amazon-root-ca-1.xsign-by-starfield-services-g2"], migration.After.Single().Certificates);
        Assert.Equal(["us-east-1"], migration.KnownRegions);
    }

    [Theory]
    // Keys.
    [InlineData("title: An example", "titel: An example", 2, 1, "Unknown key 'titel' in the migration; did you mean 'title'?")]
    [InlineData("title: An example\n", "", 1, 1, "The key 'title' is missing in the migration; expected a text.")]
    [InlineData("title: An example", "id: other", 2, 1, "The key 'id' stands twice in the migration.")]
    [InlineData("    oldUntil: 2030-06-01T12:00:00Z\n", "", 8, 5, "The key 'oldUntil' is missing in a service; expected a moment like 2022-06-02T19:00:00Z.")]
    [InlineData("any, service: web,", "any,", 16, 7, "The key 'service' is missing in an endpoint form; expected a text or null.")]
    // Types.
    [InlineData("title: An example", "title: [An, example]", 2, 8, "Expected a text for 'title' of the migration, found a list.")]
    [InlineData("title: An example", "title: \" \"", 2, 8, "Expected a text for 'title' of the migration, found a blank text.")]
    [InlineData("recommended: true", "recommended: yes", 34, 71, "Expected true or false for 'recommended' of an anchor.")]
    [InlineData("scope:\n", "scope: 7\nignored:\n", 13, 8, "Expected a mapping for the scope with the keys regions, forms, exemptions, found a text.")]
    [InlineData("regions: [us-east-1]", "regions: us-east-1", 14, 12, "Expected a list for 'regions' of the scope, found a text.")]
    [InlineData("regions: [us-east-1]", "regions: [[us-east-1]]", 14, 13, "Expected a text in the list 'regions' of the scope, found a list.")]
    [InlineData("id: example-2030", "id: Example 2030", 1, 5, "'Example 2030' is no id; expected lower-case letters, digits, hyphens and dots.")]
    // Dates.
    [InlineData("announced: 2029-01-01", "announced: 01.01.2029", 4, 12, "Expected a date like 2021-03-23 for 'announced' of the migration.")]
    [InlineData("announced: 2029-01-01", "announced: 2029-02-30", 4, 12, "Expected a date like 2021-03-23 for 'announced' of the migration.")]
    [InlineData("2030-06-01T12:00:00Z", "2030-06-01T12:00:00+02:00", 12, 15, "Expected a moment in UTC like 2022-06-02T19:00:00Z or a date like 2022-06-02 for 'oldUntil' of a service.")]
    // References.
    [InlineData("service: web", "service: wbe", 16, 27, "Unknown service id 'wbe'; did you mean 'web'?")]
    [InlineData("amazon-rsa-2048-m01", "amazon-rsa-2048-m1", 31, 9, "Unknown certificate 'amazon-rsa-2048-m1'; expected an id of certificates.json, did you mean 'amazon-rsa-2048-m01'?")]
    [InlineData("schemes: [http]", "regions: [eu-west-3]", 18, 58, "Unknown region 'eu-west-3'; expected one of us-east-1.")]
    [InlineData("status: served\n    leaf", "status: serve\n    leaf", 22, 13, "Unknown status 'serve'; did you mean 'served'?")]
    [InlineData("id: new", "id: old", 26, 3, "The chain id 'old' stands under before and under after.")]
    // Rules.
    [InlineData(", schemes: [http]", "", 18, 7, "The exemption 'plain-http' has no condition and would exempt everything; expected schemes, regions, services, forms or otherHosts.")]
    [InlineData("{name}.{region}.example.com", "{name}.{region", 16, 41, "'{name}.{region' is no host pattern: '{region' must hold at most one capture in braces, like s3-{region}.")]
    [InlineData("{name}.{region}.example.com", "{name}.example.{region}", 16, 41, "'{name}.example.{region}' is no host pattern: its last two labels must be literal.")]
    [InlineData("{name}.{region}.example.com", "{name}..example.com", 16, 41, "'{name}..example.com' is no host pattern: it has an empty label.")]
    [InlineData("{name}.{region}.example.com", "*.example.com", 16, 41, "'*.example.com' is no host pattern: '*' holds characters that no host has; expected lower-case letters, digits and hyphens.")]
    [InlineData("amazon-root-ca-1.self, accepts", "amazon-rsa-2048-m01, accepts", 34, 20, "'amazon-rsa-2048-m01' is no root: it was issued by 'CN=Amazon Root CA 1,O=Amazon,C=US'. An anchor is a self-issued certificate.")]
    [InlineData("      - amazon-root-ca-1.xsign-by-starfield-services-g2", "      - amazon-root-ca-2.self", 32, 9, "'amazon-root-ca-2.self' did not issue 'amazon-rsa-2048-m01': expected the subject 'CN=Amazon Root CA 1,O=Amazon,C=US', found 'CN=Amazon Root CA 2,O=Amazon,C=US'.")]
    [InlineData("certificates: [digicert-baltimore-ca-2-g2]", "certificates: []", 24, 19, "The list 'certificates' is missing or empty in a chain; expected at least one entry.")]
    // YAML itself.
    [InlineData("title: An example", "title: &name An example", 2, 8, "Anchors (&name) are not read; write the value out.")]
    [InlineData("title: An example", "title: *name", 2, 8, "Aliases (*name) are not read; write the value out.")]
    [InlineData("title: An example", "title: !!str An example", 2, 8, "Tags (!name) are not read; write the plain value.")]
    [InlineData("title: An example", "[a]: b", 2, 1, "A key must be a text.")]
    public void One_mistake_is_one_problem_at_its_place(string right, string wrong, int line, int column, string message)
    {
        Assert.Contains(right, Good, StringComparison.Ordinal);
        int at = Good.IndexOf(right, StringComparison.Ordinal);
        MigrationReading reading = MigrationReader.Read(Good[..at] + wrong + Good[(at + right.Length)..], "example.yaml");
        Assert.Null(reading.Migration);
        Assert.Contains(new MigrationProblem("example.yaml", line, column, message), reading.Problems);
    }

    [Fact]
    public void All_problems_come_in_one_go_in_the_order_of_the_file()
    {
        string text = Good.Replace("title: An example", "titel: An example", StringComparison.Ordinal)
            .Replace("announced: 2029-01-01", "announced: soon", StringComparison.Ordinal)
            .Replace("status: served", "status: often", StringComparison.Ordinal)
            .Replace("amazon-root-ca-1.self", "amazon-root-ca-9.self", StringComparison.Ordinal);
        MigrationReading reading = MigrationReader.Read(text, "f.yaml");
        Assert.Null(reading.Migration);
        Assert.Equal(["1:1", "2:1", "4:12", "22:13", "28:13", "34:20"], reading.Problems.Select(problem => $"{problem.Line}:{problem.Column}"));
    }

    [Fact]
    public void A_problem_prints_as_compilers_do() =>
        Assert.Equal("f.yaml:3:7: Wrong.", new MigrationProblem("f.yaml", 3, 7, "Wrong.").ToString());

    [Theory]
    [InlineData("")]
    [InlineData("# only a comment\n")]
    [InlineData("- a\n- b\n")]
    [InlineData("just words")]
    [InlineData("a: b\n---\nc: d\n")]
    [InlineData("a: [1, 2\n")]
    [InlineData("a: \"open\n")]
    [InlineData("\tid: x\n")]
    [InlineData("%YAML 9.9\n---\n")]
    [InlineData("%YAML 99999999999999999999.1\n---\na: b\n")]
    [InlineData("a: [ :( ]\n")]
    [InlineData("a: \"\\U00110000\"\n")]
    [InlineData("{a: {b: {c: {d: {e: {f: {g: {h: {i: {j: {k: {l: {m: {n: {o: {p: {q: {r: s}}}}}}}}}}}}}}}}}}")]
    public void What_is_no_migration_is_told_and_never_throws(string text)
    {
        MigrationReading reading = MigrationReader.Read(text, "f.yaml");
        Assert.Null(reading.Migration);
        Assert.NotEmpty(reading.Problems);
        Assert.All(reading.Problems, problem => Assert.True(problem is { Line: > 0, Column: > 0 }));
    }

    [Fact]
    public void A_file_beyond_the_limit_is_refused()
    {
        MigrationReading reading = MigrationReader.Read("id: " + new string('x', 1024 * 1024), "f.yaml");
        Assert.Equal("The file is longer than 1024 KiB; a migration file is a few hundred lines.", Assert.Single(reading.Problems).Message);
    }

    [Fact]
    public void Nesting_without_end_is_refused() =>
        Assert.NotEmpty(MigrationReader.Read(string.Concat(Enumerable.Repeat("[", 100_000)), "f.yaml").Problems);

    [Fact]
    public void A_thousand_mistakes_are_told_up_to_a_limit() =>
        Assert.Equal(500, MigrationReader.Read(string.Concat(Enumerable.Range(0, 1000).Select(i => $"key{i}x: 1\n")), "f.yaml").Problems.Length);

    [Fact]
    public void A_file_that_is_cut_anywhere_is_told_and_never_throws() =>
        Assert.All(Enumerable.Range(0, Good.Length - 60), length => Assert.Null(MigrationReader.Read(Good[..length], "f.yaml").Migration));

    [Fact]
    public void A_file_with_random_damage_never_throws() =>
        Gen.Select(Gen.Int[0, Good.Length - 1], Gen.Char, Gen.Int[0, Good.Length - 1], Gen.OneOf(Gen.Const(':'), Gen.Char["{[\n\t&*!\0\"|?%"]))
            .Sample((first, any, second, sign) =>
            {
                char[] text = Good.ToCharArray();
                text[first] = any;
                text[second] = sign;
                MigrationReading reading = MigrationReader.Read(new string(text), "f.yaml");
                return reading.Migration is null != reading.Problems.IsEmpty;
            }, iter: 3_000);
}
