using TrustShift.EndToEnd.Tests.Mechanisms;
using TrustShift.Testing;

namespace TrustShift.EndToEnd.Tests.Threads;

/// <summary>
/// Questions that people asked in public about this migration and about roots that went away, each with a target like theirs beside this file: <c>asked</c> is the question in our words,
/// <c>answer</c> what is right, and the rest of <c>expected.yaml</c> what proves it (as in <see cref="MechanismFixture"/>).
/// </summary>
public sealed class ThreadTests
{
    private static readonly string s_root = Repository.PathOf("tests", "TrustShift.EndToEnd.Tests", "Threads");

    public static TheoryData<string> Names => [.. MechanismFixture.NamesIn(s_root)];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_question_is_answered_with_the_client_its_store_and_why(string name) => MechanismFixture.ReadFolder(Path.Combine(s_root, name)).AssertHolds();
}
