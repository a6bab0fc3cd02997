using TrustShift.Discovery.Endpoints;
using TrustShift.Discovery.Scanning;

namespace TrustShift.Discovery.Settings;

/// <summary>What the prefilter looks for: all that the detectors know, by few texts.</summary>
public sealed class AnchorTests
{
    [Fact]
    public void Every_variable_is_found_by_an_anchor()
    {
        LineDetector detector = new VariableAssignments();
        Assert.All(TrustVariables.Names, name => Assert.Contains(detector.Anchors, anchor => name.Contains(anchor, StringComparison.Ordinal)));
    }

    // Above 80 texts .NET's SearchValues leaves the vectorised search (StringSearchValues.cs).
    [Fact]
    public void No_search_is_for_more_texts_than_a_fast_one_takes() => Assert.All(
        LineDetectors.All(EndpointVocabulary.Current).GroupBy(static d => d.Case),
        static kind => Assert.True(kind.SelectMany(static d => d.Anchors).Distinct(StringComparer.Ordinal).Count() < 80, $"{kind.Key}: {kind.SelectMany(static d => d.Anchors).Distinct(StringComparer.Ordinal).Count()}"));
}
