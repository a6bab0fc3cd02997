namespace TrustShift.Discovery.Forms;

/// <summary>docs/forms.md says what the table says.</summary>
public sealed class FormsPageTests
{
    [Fact]
    public void The_page_says_what_the_table_says()
    {
        string expected = FormsPage.Write();
        if (FormsPage.IsWritten)
            File.WriteAllText(FormsPage.FilePath, expected);
        Assert.Equal(expected, File.ReadAllText(FormsPage.FilePath));
    }

    [Fact]
    public void Each_form_stands_once() => Assert.Equal(FormTable.All.Length, FormTable.All.DistinctBy(static r => r.ToString(), StringComparer.Ordinal).Count());
}
