namespace TrustShift.EndToEnd.Tests.Mechanisms;

/// <summary>
/// One folder beside this file for each mechanism by which a program comes to its trust store: real files in <c>files/</c>, and in <c>expected.yaml</c> what
/// <c>check</c> has to say of them (<see cref="MechanismFixture"/> describes the file). CONTRIBUTING.md says how to add one.
/// </summary>
public sealed class MechanismTests
{
    public static TheoryData<string> Names => [.. MechanismFixture.NamesIn(MechanismFixture.Root)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_client_has_the_store_and_the_verdict_of_its_mechanism(string name) => MechanismFixture.Read(name).AssertHolds();
}
