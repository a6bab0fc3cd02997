using TrustShift.Pki.Clients;
using TrustShift.Pki.Paths;
using TrustShift.Testing;

namespace TrustShift.ClientTruth.Tests.Live;

/// <summary>
/// OpenSSL from 0.9.8 to 3.6, of which most releases can be installed nowhere any more: what real builds of them answered
/// (openssl-vectors.tsv), against the profiles. The certificates are minted anew; the answers do not depend on keys.
/// </summary>
public sealed class OpenSslVectorTests
{
    [Fact]
    public void Every_release_is_predicted_as_its_real_build_answered()
    {
        string[][] rows = [.. File.ReadLines(Repository.PathOf("tests", "TrustShift.ClientTruth.Tests", "Live", "openssl-vectors.tsv")).Where(static line => !line.StartsWith('#')).Select(static line => line.Split('\t'))];
        string[] builds = rows[0];
        using var world = new LiveWorld();
        var signatures = new SignatureVerifier(10_000);
        List<string> wrong = [];
        for (int column = 1; column < builds.Length; column++)
        {
            ClientProfile profile = ClientProfiles.Resolve(builds[column])!.Profile;
            foreach (string[] row in rows.Skip(1))
            {
                PathResult predicted = world.Predict(LiveCase.Parse(row[0]), profile, signatures);
                PathOutcome expected = row[column][0] == 'A' ? PathOutcome.Accepted : PathOutcome.Rejected;
                if (predicted.Outcome != expected)
                    wrong.Add($"{builds[column]} {row[0]}: {row[column]}, predicted {predicted.Sentence}");
            }
        }

        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
        Assert.True(rows.Length > 50 && builds.Length > 20);
    }
}
