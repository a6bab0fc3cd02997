using TrustShift.Reports.Text;

namespace TrustShift.Reports.Tests.Text;

public sealed class TextPageTests
{
    [Fact]
    public void Text_is_wrapped_at_spaces_within_the_width()
    {
        Assert.Equal("one two|three|four", Lines(TextPage.Wrap("one two three four", 8, 0)));
        Assert.Equal("one two|three four", Lines(TextPage.Wrap("one two three four", 10, 0)));
        Assert.Equal("", Lines(TextPage.Wrap("", 8, 0)));
    }

    [Fact]
    public void A_word_longer_than_the_line_stands_whole_on_its_own_line() =>
        Assert.Equal("see|/a/very/long/path|there", Lines(TextPage.Wrap("see /a/very/long/path there", 8, 0)));

    [Fact]
    public void Hanging_lines_are_shorter() =>
        Assert.Equal("- one two|three|four", Lines(TextPage.Wrap("- one two three four", 9, 2)));

    [Theory]
    [InlineData("\u001B[2J\u001B[31mred", "\\u001B[2J\\u001B[31mred")]
    [InlineData("a\u202Egnp.exe", "a\\u202Egnp.exe")]
    [InlineData("a\r\nNOT IMPACTED", "a\\r\\nNOT IMPACTED")]
    [InlineData("a\u009B31m", "a\\u009B31m")]
    [InlineData("zero\u200Bwidth\uFEFF", "zero\\u200Bwidth\\uFEFF")]
    [InlineData("Zürich → 東京 [bold]", "Zürich → 東京 [bold]")]
    [InlineData("\uFFFD", "\uFFFD")]
    public void What_could_deceive_a_terminal_becomes_visible(string text, string expected) => Assert.Equal(expected, VisibleText.Of(text));

    [Fact]
    public void A_lone_surrogate_becomes_visible()
    {
        Assert.Equal("a\\uD800b", VisibleText.Of("a\uD800b"));
        Assert.Equal("\\uDC00", VisibleText.Of("\uDC00"));
        Assert.Equal("\U0001F600", VisibleText.Of("\U0001F600"));
    }

    [Fact]
    public void Square_brackets_are_no_markup()
    {
        using var writer = new StringWriter { NewLine = "\n" };
        new TextPage(writer, 80, colour: false).Whole(2, "/srv/[red]x[/]/[link=http://evil]y");
        Assert.Equal("  /srv/[red]x[/]/[link=http://evil]y\n", writer.ToString());
    }

    private static string Lines(IEnumerable<string> lines) => string.Join('|', lines);
}
