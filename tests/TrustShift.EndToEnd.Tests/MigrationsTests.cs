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
        Assert.Matches("services: .*s3", result.Output);
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

    [Fact]
    public void The_anchors_are_written_as_files_that_openssl_reads()
    {
        string folder = Path.Combine(_folder.Root, "anchors");
        ToolResult result = Cli.Run("migrations", "anchors", Id, "--directory", folder);
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        string[] files = Directory.GetFiles(folder);
        Assert.NotEmpty(files);
        foreach (string file in files)
        {
            Assert.Contains(file + "\n", result.Output, StringComparison.Ordinal);
            Assert.Contains("CA:TRUE", Tool.Run("openssl", "x509", "-in", file, "-noout", "-text"), StringComparison.Ordinal);
        }

        // Again: the same files stay. A file that is something else is never overwritten.
        Assert.Equal(0, Cli.Run("migrations", "anchors", Id, "--directory", folder).ExitCode);
        File.WriteAllText(files[0], "mine");
        Cli.AssertFails(64, $"{files[0]}: is something else", "migrations", "anchors", Id, "--directory", folder);
        Assert.Equal("mine", File.ReadAllText(files[0]));
    }
}
