using System.Globalization;
using TrustShift.Assessment;
using TrustShift.Assessment.Applications;
using TrustShift.Assessment.ErrorTexts;
using TrustShift.Assessment.Security;
using TrustShift.Discovery.Evidence;
using TrustShift.Pki.Certificates;

namespace TrustShift.Reports.Text;

/// <summary>Words that several parts of the text reports share.</summary>
internal static class Words
{
    public static string Of(Verdict verdict) => verdict switch
    {
        Verdict.Impacted => "IMPACTED",
        Verdict.NotImpacted => "NOT IMPACTED",
        _ => "UNKNOWN",
    };

    public static string Of(Severity severity) => severity switch
    {
        Severity.High => "HIGH",
        Severity.Medium => "MEDIUM",
        _ => "LOW",
    };

    public static Tone ToneOf(Verdict verdict) => verdict switch
    {
        Verdict.Impacted => Tone.Bad,
        Verdict.NotImpacted => Tone.Good,
        _ => Tone.Doubt,
    };

    public static string OfKind(Application application) => application.Kind switch
    {
        ApplicationKinds.Module => "module",
        ApplicationKinds.VirtualEnvironment => "Python virtual environment",
        ApplicationKinds.Runtime => "runtime",
        ApplicationKinds.Program => "program",
        ApplicationKinds.Target => "what belongs to no other",
        ProcessKinds.SystemdUnit => "systemd service",
        ProcessKinds.Dockerfile => "container image",
        ProcessKinds.ComposeService => "service of Compose",
        ProcessKinds.KubernetesContainer => "container in Kubernetes",
        ProcessKinds.SupervisorProgram => "program of supervisord",
        ProcessKinds.Pm2Application => "application of PM2",
        ProcessKinds.Procfile => "process of a Procfile",
        ProcessKinds.CronJob => "cron job",
        ProcessKinds.CiJob => "CI job",
        var other => other.Replace('-', ' '),
    };

    public static string Of(TargetDescription target) => target.Kind switch
    {
        "host" => $"this host ({target.Name})",
        _ => $"{target.Kind} {target.Name}",
    };

    public static string Of(ErrorMeaning meaning) => meaning switch
    {
        ErrorMeaning.UntrustedAuthority => "untrusted authority",
        ErrorMeaning.MissingIntermediate => "missing intermediate",
        ErrorMeaning.UntrustedOrMissing => "untrusted authority or missing intermediate",
        ErrorMeaning.Unstated => "verification failed, no reason given",
        ErrorMeaning.Expired => "expired",
        ErrorMeaning.NotYetValid => "not valid yet",
        ErrorMeaning.OutsideValidity => "expired or not valid yet",
        ErrorMeaning.NameMismatch => "name mismatch",
        ErrorMeaning.PinFailure => "pin failure",
        _ => "something else",
    };

    public static string Count(long count, string one, string many) =>
        string.Create(CultureInfo.InvariantCulture, $"{count:N0} {(count == 1 ? one : many)}");

    public static string Date(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    // A time of day is shown only where one was asked for.
    public static string Moment(DateTimeOffset time) => time.ToUniversalTime().ToString(
        time.UtcDateTime.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);

    public static string Path(System.Collections.Immutable.ImmutableArray<CertificateFacts> path) =>
        string.Join(" → ", path.Select(static c => c.Subject.CommonName));

    public static string Place(string path, int line) =>
        line > 0 ? string.Create(CultureInfo.InvariantCulture, $"{path}:{line}") : path;

    public static string Size(long bytes) => bytes switch
    {
        >= 1L << 30 => string.Create(CultureInfo.InvariantCulture, $"{bytes / (double)(1L << 30):0.0} GB"),
        >= 1L << 20 => string.Create(CultureInfo.InvariantCulture, $"{bytes / (double)(1L << 20):0.0} MB"),
        >= 1L << 10 => string.Create(CultureInfo.InvariantCulture, $"{bytes / (double)(1L << 10):0.0} kB"),
        _ => Count(bytes, "byte", "bytes"),
    };
}
