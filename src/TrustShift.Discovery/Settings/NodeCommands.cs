using System.Collections.Immutable;
using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Scanning;

namespace TrustShift.Discovery.Settings;

/// <summary>Command lines of Node.js in scripts that take OpenSSL's store in place of the roots that are built in: <c>"start": "node --use-openssl-ca server.js"</c> in package.json, a shell script.</summary>
public sealed class NodeCommands : LineDetector
{
    /// <summary>The mechanism in evidence.</summary>
    public const string Mechanism = "node-command";

    private const string Option = "--use-openssl-ca";

    /// <inheritdoc/>
    public override ImmutableArray<string> Anchors => [Option];

    /// <inheritdoc/>
    public override bool ReadsNamedPlaces => true;

    /// <inheritdoc/>
    public override bool ReadsMentioned => false;

    /// <inheritdoc/>
    public override void Read(in TextHit hit, FileFindings findings)
    {
        if (hit.IsBinary || hit.Strength == EvidenceStrength.Mentioned)
            return;
        int at = hit.Line.IndexOf(Option, StringComparison.Ordinal);
        if (at < 0 || !hit.Owns(at) || TextScan.IsComment(hit.Line) || hit.Line[..at].Contains("NODE_OPTIONS", StringComparison.Ordinal))
            return;
        // PM2's ecosystem files, and programs that start others.
        if (IsCommand(hit.Line[..at]) || hit.Line[..at].Contains("node_args", StringComparison.Ordinal) || hit.Line[..at].Contains("interpreter_args", StringComparison.Ordinal) || hit.Line[..at].Contains("nodeArgs", StringComparison.Ordinal) || hit.Line[..at].Contains("execArgv", StringComparison.Ordinal))
            findings.Add(new SettingEvidence(findings.Path, hit.Number, Mechanism, "node", Option));
    }

    // node, nodejs, /opt/node/bin/node, with any options before this one.
    private static bool IsCommand(ReadOnlySpan<char> before)
    {
        foreach (Range part in before.SplitAny(' ', '\t', '"', '\'', '`', ',', '['))
        {
            ReadOnlySpan<char> word = before[part];
            if (word[(word.LastIndexOf('/') + 1)..] is "node" or "nodejs" or "nodemon" or "ts-node")
                return true;
        }

        return false;
    }
}
