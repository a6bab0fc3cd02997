using TrustShift.Discovery.Evidence;

namespace TrustShift.Discovery.Sources;

/// <summary>Examines a folder the way a test wants it.</summary>
internal static class Examine
{
    public static EvidenceSet Folder(string path, Func<ExaminationRequest, ExaminationRequest>? with = null, IProgress<ExaminationProgress>? progress = null)
    {
        var request = new ExaminationRequest { Path = path };
        return TargetExaminer.Examine(with is null ? request : with(request), progress, TestContext.Current.CancellationToken);
    }

    /// <summary>Everything of an evidence set that must be the same twice, as text.</summary>
    public static string Text(EvidenceSet set) => string.Join(
        '\n',
        [
            .. set.Certificates.Select(c => $"certificate {c.Facts.Sha256} {string.Join(' ', c.Locations)}"),
            .. set.Stores.Select(s => $"store {s.Path} {s.Format} {s.Role} {s.ContentSha256} {string.Join(' ', s.Aliases)} {string.Join(' ', s.Entries)}"),
            .. set.Endpoints.Select(e => e.ToString()),
            .. set.Pins.Select(p => p.ToString()),
            .. set.Software.Select(p => p.ToString()),
            .. set.Settings.Select(p => p.ToString()),
            .. set.Gaps.Select(g => g.ToString()),
            set.Statistics.ToString(),
        ]);
}
