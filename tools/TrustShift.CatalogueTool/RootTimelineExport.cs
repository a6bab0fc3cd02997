namespace TrustShift.CatalogueTool;

/// <summary>Makes <c>roots/timeline.bin</c>.</summary>
internal static class RootTimelineExport
{
    public static (bool Good, string Text) Run(string facts, string catalogue, DateOnly date) => (false, "not yet " + facts + catalogue + date);
}
