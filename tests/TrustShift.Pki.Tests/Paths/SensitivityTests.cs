using System.Collections.Immutable;
using CsCheck;
using TrustShift.Pki.Certificates;
using TrustShift.Pki.Clients;
using TrustShift.Pki.Paths;

namespace TrustShift.Pki.Tests.Paths;

/// <summary>What an answer depends on: on nothing that the profile does not say (<see cref="ClientProfile.Sensitivity"/>), over random small PKIs.</summary>
public sealed class SensitivityTests
{
    private static readonly Gen<(PathRequest Question, uint Dice)> Samples = Gen.Select(SmallWorld.Questions, Gen.UInt);

    // What a profile states is shown over these; that it states enough is sampled anew in each run.
    private static readonly ImmutableArray<(PathRequest Question, uint Dice)> Fixed = Generate(20_000);

    public static TheoryData<string> Names { get; } = [.. ClientProfiles.All.Concat(ClientProfiles.Measured).Select(static profile => profile.Name).Distinct(StringComparer.Ordinal)];

    private static InputSensitivity[] Kinds { get; } = [InputSensitivity.ServedOrder, InputSensitivity.ServedStrangers, InputSensitivity.StoreOrder, InputSensitivity.StoreStrangers];

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_dependence_that_the_profile_states_is_shown(string name)
    {
        ClientProfile profile = Rules(name);
        InputSensitivity shown = InputSensitivity.None;
        var outcomes = new SortedSet<PathOutcome>();
        foreach ((PathRequest question, uint dice) in Fixed)
        {
            outcomes.Add(PathBuilder.Build(question, profile).Outcome);
            foreach (InputSensitivity kind in Kinds.Where(kind => profile.Sensitivity.HasFlag(kind) && !shown.HasFlag(kind)))
                shown |= Depends(profile, question, dice, kind) ? kind : InputSensitivity.None;
            if (shown == profile.Sensitivity && outcomes.Count == 3)
                break;
        }

        Assert.Equal(profile.Sensitivity, shown);
        Assert.Equal([PathOutcome.Accepted, PathOutcome.Rejected, PathOutcome.Undecided], outcomes);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void An_answer_depends_on_nothing_that_the_profile_does_not_state(string name)
    {
        ClientProfile profile = Rules(name);
        InputSensitivity[] others = [.. Kinds.Where(kind => !profile.Sensitivity.HasFlag(kind))];
        Samples.Sample(sample => others.All(kind => !Depends(profile, sample.Question, sample.Dice, kind)), iter: 200);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Where_the_order_of_the_store_is_not_known_no_order_takes_an_acceptance_away(string name)
    {
        ClientProfile profile = Rules(name);
        Samples.Sample(
            sample =>
            {
                PathRequest unknown = sample.Question with { StoreOrderIsKnown = false };
                bool isAccepted = PathBuilder.Build(unknown, profile).IsAccepted;
                PathRequest changed = Change(sample.Question, sample.Dice, InputSensitivity.StoreOrder);
                return isAccepted == PathBuilder.Build(changed with { StoreOrderIsKnown = false }, profile).IsAccepted
                    && (!isAccepted || PathBuilder.Build(changed, profile).IsAccepted);
            },
            iter: 200);
    }

    // The rules of clients that could not be measured are rules too; described certificates have no form that could be judged.
    private static ClientProfile Rules(string name)
    {
        ClientProfile profile = ClientProfiles.Get(name);
        return profile with { IsProven = true, Rules = profile.Rules with { ChecksForm = false, ChecksBaseline = false } };
    }

    private static bool Depends(ClientProfile profile, PathRequest question, uint dice, InputSensitivity kind)
    {
        PathRequest changed = Change(question, dice, kind);
        return (profile.MaxPresented is not { } most || changed.Presented.Length <= most)
            && PathBuilder.Build(question, profile).Outcome != PathBuilder.Build(changed, profile).Outcome;
    }

    private static PathRequest Change(PathRequest question, uint dice, InputSensitivity kind)
    {
        CertificateFacts stranger = SmallWorld.Strangers[(int)(dice % 2)];
        return kind switch
        {
            InputSensitivity.ServedOrder => question with { Presented = [question.Presented[0], .. Shuffled(question.Presented.RemoveAt(0), dice)] },
            InputSensitivity.ServedStrangers => question with { Presented = question.Presented.Insert(1 + (int)(dice / 2 % question.Presented.Length), stranger) },
            InputSensitivity.StoreOrder => question with { Anchors = Shuffled(question.Anchors, dice) },
            _ => question with { Anchors = question.Anchors.Insert((int)(dice / 2 % (question.Anchors.Length + 1)), new TrustAnchor(stranger)) },
        };
    }

    private static ImmutableArray<T> Shuffled<T>(ImmutableArray<T> items, uint dice)
    {
        List<T> rest = [.. items], shuffled = [];
        for (; rest.Count > 0; dice = (dice * 1_664_525) + 1_013_904_223)
        {
            int next = (int)(dice >> 8) % rest.Count;
            shuffled.Add(rest[next]);
            rest.RemoveAt(next);
        }

        return [.. shuffled];
    }

    private static ImmutableArray<(PathRequest Question, uint Dice)> Generate(int count)
    {
        var dice = new PCG(7, 2);
        return [.. Enumerable.Range(0, count).Select(_ => Samples.Generate(dice, null, out Size _))];
    }
}
