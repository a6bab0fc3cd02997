using TrustShift.Testing;

namespace TrustShift.EndToEnd.Tests;

public sealed class MigrationsTests : IDisposable
{
    private const string Id = "aws-s3-cloudfront-2021";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_list_names_the_migration_with_its_services_and_dates()
    {
        ToolResult result = Cli.Run("migrations", "list");
        Assert.Equal(0, result.ExitCode);
        Assert.Contains(Id + "\n", result.Output, StringComparison.Ordinal);
        Assert.Contains("2021-03-23", result.Output, StringComparison.Ordinal);
        Assert.Contains("s3, cloudfront", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_shown_is_the_file_itself_and_is_valid()
    {
        ToolResult shown = Cli.Run("migrations", "show", Id);
        Assert.Equal(File.ReadAllText(Repository.PathOf("catalogue", "migrations", Id + ".yaml")), shown.Output);
        string file = _folder.Write("ours.yaml", shown.Output);
        ToolResult valid = Cli.Run("migrations", "validate", file);
        Assert.Equal((0, $"{file}: right; migration {Id}\n", ""), (valid.ExitCode, valid.Output, valid.Error));
    }

    [Fact]
    public void A_wrong_file_is_told_with_line_and_column_and_exit_64()
    {
        string file = _folder.Write("wrong.yaml", "id: x\ntitel: y\n");
        ToolResult result = Cli.Run("migrations", "validate", file);
        Assert.Equal(64, result.ExitCode);
        Assert.Equal("", result.Output);
        Assert.Matches("^" + System.Text.RegularExpressions.Regex.Escape(file) + ":[0-9]+:[0-9]+: .", result.Error);
    }
}
