using TrustShift.Testing;

namespace TrustShift.EndToEnd.Tests;

public sealed class UsageTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_version_is_one_line()
    {
        ToolResult result = Cli.Run("--version");
        Assert.Equal(0, result.ExitCode);
        Assert.Matches("^trustshift [0-9]+\\.[0-9]+\\.[0-9]+[-.a-z0-9]*\n$", result.Output);
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("check", "--help")]
    [InlineData("inventory", "--help")]
    [InlineData("explain", "--help")]
    [InlineData("migrations", "--help")]
    [InlineData("migrations", "validate", "--help")]
    public void The_help_of_every_command_has_examples(params string[] arguments)
    {
        ToolResult result = Cli.Run(arguments);
        Assert.Equal(0, result.ExitCode);
        Assert.Contains("Examples:\n  trustshift ", result.Output, StringComparison.Ordinal);
        Assert.Equal("", result.Error);
    }

    [Fact]
    public void Nothing_at_all_says_what_could_be_done() => Cli.AssertFails(64, "say what to do: trustshift check|explain|inventory|verify|migrations");

    [Theory]
    [InlineData("unknown command \"chek\"; did you mean \"trustshift check\"?", "chek")]
    [InlineData("unknown command \"lst\"; did you mean \"trustshift migrations list\"?", "migrations", "lst")]
    [InlineData("unknown option --stict; did you mean --strict?", "check", "--stict")]
    [InlineData("unknown option --formt=json; did you mean --format?", "inventory", "--formt=json")]
    [InlineData("--at: \"yesterday\" is neither a date", "check", "--at", "yesterday")]
    [InlineData("--at: the year 9999 is not between 1990 and 2999", "check", "--at", "9999-12-31")]
    [InlineData("--at is given more than once", "check", "--at", "2021-01-01", "--at", "2021-01-02")]
    [InlineData("--fail-on: \"nver\" is none of impacted, unknown, never; did you mean \"never\"?", "check", "--fail-on", "nver")]
    [InlineData("--format: there is no format \"jsn\"; did you mean \"json\"?", "check", "--format", "jsn")]
    [InlineData("two formats would both go to standard output", "check", "--format", "text", "--format", "json")]
    [InlineData("--output: there are more outputs than formats", "check", "--output", "a", "--output", "b")]
    [InlineData("--output: /nonexistent/folder/x cannot be written: there is no folder", "check", "--output", "/nonexistent/folder/x")]
    [InlineData("--endpoint: \"https://\" is neither a URL nor a host name", "check", "--endpoint", "https://")]
    [InlineData("--uses: \"s4\" is no service of the migration; did you mean \"s3\"?", "check", "--uses", "s3,s4")]
    [InlineData("--migration: there is no migration \"aws-s3-cloudfrnt-2021\"; did you mean \"aws-s3-cloudfront-2021\"?", "check", "--migration", "aws-s3-cloudfrnt-2021")]
    [InlineData("--limit: there is no limit \"sise\" (known: file, entries, depth, ratio, expanded, memory, certificates, time)", "check", "--limit", "sise=1G")]
    [InlineData("--limit: \"expanded=lots\" sets no limit: expanded= takes a size like 32G, from 1K", "inventory", "--limit", "expanded=lots")]
    [InlineData("--limit: \"time=5\" sets no limit: time= takes a time like 600s or 500ms, up to 604800s", "explain", "c-abc", "--limit", "time=5")]
    [InlineData("--limit: depth is given more than once", "check", "--limit", "depth=3", "--limit", "depth=4")]
    [InlineData("there is no migration \"aws\"", "migrations", "show", "aws")]
    public void Bad_usage_is_one_line_with_the_way_out_and_exit_64(string line, params string[] arguments) => Cli.AssertFails(64, line, arguments);

    [Fact]
    public void An_empty_path_is_no_target() => Cli.AssertFails(66, "the target is an empty path", "check", "");

    [Theory]
    [InlineData(">/dev/full")]
    [InlineData(">&-")]
    public void A_report_that_standard_output_does_not_take_is_exit_64_and_one_line(string redirection)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "/dev/full is Linux's");
        string program = Path.Combine(AppContext.BaseDirectory, "trustshift.dll");
        ToolResult result = Tool.Execute("sh", ["-c", $"dotnet \"$0\" migrations list {redirection}", program]);
        Assert.StartsWith("trustshift: standard output cannot be written: ", result.Error, StringComparison.Ordinal);
        Assert.Equal(1, result.Error.Count(static c => c == '\n'));
        Assert.Equal(64, result.ExitCode);
    }

    [Theory]
    [InlineData("/nonexistent/passwords: the password file cannot be read: there is no such file", "check", "--password-file", "/nonexistent/passwords")]
    [InlineData("/nonexistent/c.toml: the configuration file cannot be read", "check", "--config", "/nonexistent/c.toml")]
    [InlineData("/nonexistent/log: the error log cannot be read", "check", "--error-log", "/nonexistent/log")]
    [InlineData("/nonexistent/m.yaml: the migration file cannot be read", "check", "--migration", "/nonexistent/m.yaml")]
    [InlineData("/nonexistent/m.yaml: the migration file cannot be read", "migrations", "validate", "/nonexistent/m.yaml")]
    public void An_input_that_cannot_be_read_is_exit_66(string line, params string[] arguments) => Cli.AssertFails(66, line, arguments);

    [Theory]
    [InlineData("stict = true\n", ":1:1: unknown key \"stict\"; did you mean \"strict\"?")]
    [InlineData("# x\nstrict = 1\n", ":2:1: \"strict\" takes true or false, not a number")]
    [InlineData("strict = \"yes\"\n", ":1:10: \"strict\" takes true or false")]
    [InlineData("at = \"2021-01-01\"\nat = \"2021-01-02\"\n", ":2:1: \"at\" is given twice")]
    [InlineData("at = [\"2021-01-01\"]\n", ":1:1: \"at\" takes one text in quotes, not a list")]
    [InlineData("[check]\nstrict = true\n", ":1:2: unknown key \"check\"")]
    [InlineData("uses = [\"s3\"\n", ":")]
    [InlineData("at = 2021-13-99\n", ":1:")]
    [InlineData("at = \"whenever\"\n", ":1:6: at: \"whenever\" is neither a date")]
    public void A_wrong_configuration_file_names_line_and_column(string toml, string place)
    {
        string file = _folder.Write("trustshift.toml", toml);
        Cli.AssertFails(64, file + place, "check", "--config", file);
    }

    [Theory]
    [InlineData("s3", "is a word and no host name; to say which service is used: --uses s3")]
    [InlineData("acme.s3.eu-west-1.amazonaws.co", "ends with amazonaws.co; amazonaws.com was probably meant")]
    [InlineData("https://d111.cloudfornt.net/x", "ends with cloudfornt.net; cloudfront.net was probably meant")]
    public void An_endpoint_that_was_probably_not_meant_proves_nothing(string endpoint, string expected)
    {
        ToolResult result = Cli.Run("check", ".", "--endpoint", endpoint, "--endpoints-complete");
        Assert.Equal(64, result.ExitCode);
        Assert.Contains(expected, result.Error, StringComparison.Ordinal);
    }
}
