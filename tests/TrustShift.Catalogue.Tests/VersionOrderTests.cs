using TrustShift.Catalogue.Roots;

namespace TrustShift.Catalogue.Tests;

/// <summary>The order of release labels; the Debian rows are what <c>dpkg --compare-versions</c> says.</summary>
public class VersionOrderTests
{
    [Theory]
    [InlineData("nodejs", "6.11.2", "6.11.10")]
    [InlineData("nodejs", "9.0.0", "10.0.0")]
    [InlineData("nodejs", "v20.19.5", "20.19.6")]
    [InlineData("boto2", "2.0rc1", "2.0")]
    [InlineData("openjdk-8u", "8u92", "8u102")]
    [InlineData("openjdk-11u", "11.0.33~4ea", "11.0.33")]
    [InlineData("debian-ca-certificates", "20161130", "20161130+nmu1")]
    [InlineData("debian-ca-certificates", "20200601~deb10u2", "20200601")]
    [InlineData("debian-ca-certificates", "20090814+nmu3", "20090814+nmu3squeeze1")]
    [InlineData("debian-ca-certificates", "20061027", "20061027.1")]
    [InlineData("certifi-python", "2017.01.23", "2017.4.17")]
    [InlineData("windows-authroot", "2016-09-16", "2016-10-01")]
    [InlineData("chrome-root-store", "crs-8", "crs-14")]
    public void The_left_release_is_older(string store, string left, string right)
    {
        string first = VersionOrder.Spell(store, left);
        string second = VersionOrder.Spell(store, right);
        Assert.True(VersionOrder.Compare(first, second) < 0);
        Assert.True(VersionOrder.Compare(second, first) > 0);
    }

    [Theory]
    [InlineData("certifi-python", "2017.1.23", "2017.01.23")]
    [InlineData("mozilla-nss", "3.28", "3.28.0")]
    [InlineData("nodejs", "v8.0.0", "8.0.0")]
    [InlineData("oracle-jdk", "jdk-13.0.2", "13.0.2")]
    public void Both_spellings_are_the_same_release(string store, string left, string right) =>
        Assert.Equal(0, VersionOrder.Compare(VersionOrder.Spell(store, left), VersionOrder.Spell(store, right)));
}
