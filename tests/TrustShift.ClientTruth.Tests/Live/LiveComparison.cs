using System.Collections.Immutable;
using System.Globalization;
using TrustShift.Pki.Certificates;
using TrustShift.Pki.Clients;
using TrustShift.Pki.Paths;

namespace TrustShift.ClientTruth.Tests.Live;

/// <summary>A client's answers beside the predictions of its profile.</summary>
internal sealed class LiveComparison(LiveWorld world, LiveClient client)
{
    private readonly List<string> _wrong = [];
    private int _agreed, _accepted, _failed, _open, _notAsked;

    /// <summary>The profile by the version that is installed.</summary>
    public ClientProfile Profile { get; } = ClientProfiles.Get(client.Profile());

    /// <summary>Whether the client judged most of the cases: a driver that fails agrees with every rejection.</summary>
    public bool IsTelling => (_failed + _notAsked) * 8 <= _agreed + _open + _notAsked + _wrong.Count;

    /// <summary>Every difference: client, profile, case, both answers.</summary>
    public IReadOnlyList<string> Wrong => _wrong;

    /// <summary>How it went, for people.</summary>
    public string Summary => string.Create(
        CultureInfo.InvariantCulture, $"{client.Name} as {Profile.Name}: {_agreed} agree ({_accepted} accepted, {_failed} failed before the chain was judged), {_open} open by the profile's own word, {_notAsked} not asked, {_wrong.Count} differ");

    /// <summary>The same as numbers.</summary>
    public LiveTally Tally => new(client.Name, Profile.Name, _agreed + _open + _notAsked + _wrong.Count, _agreed, _accepted, _open, _notAsked);

    /// <summary>Asks the client and the profile.</summary>
    public void Ask(ImmutableArray<LiveCase> cases)
    {
        var signatures = new SignatureVerifier(100_000);
        IReadOnlyDictionary<string, LiveAnswer> answers = world.Ask(client, cases);
        if (LiveSettings.Record is { } file)
            File.AppendAllLines(file, cases.Where(c => answers[c.Id].Accepted is not null).Select(c => $"{Profile.Name}\t{c.Id}\t{(answers[c.Id].Accepted is true ? 'A' : 'R')}"));
        foreach (LiveCase question in cases)
            Compare(question, answers[question.Id], world.Predict(question, Profile, signatures));
    }

    private void Compare(LiveCase question, LiveAnswer real, PathResult predicted)
    {
        // No judgement of the chain is no acceptance either.
        if (real.WasNotAsked)
        {
            _notAsked++;
        }
        else if ((real.Accepted is true) == predicted.IsAccepted && predicted.Outcome != PathOutcome.Undecided)
        {
            _agreed++;
            _failed += real.Accepted is null ? 1 : 0;
            _accepted += predicted.IsAccepted ? 1 : 0;
        }
        else if (predicted.Outcome == PathOutcome.Undecided && MayBeOpen(question))
        {
            _open++;
        }
        else
        {
            string answer = real.Accepted switch { true => "accepts", false => "rejects", null => "fails before it judges" };
            _wrong.Add($"{client.Name}\t{Profile.Name}\t{question.Id}\tpredicted {predicted.Outcome}: {predicted.Sentence}\tthe client {answer}: {real.Text}");
            if (LiveSettings.Output is { } folder)
                LiveCaseFiles.Write(folder, world, question);
        }
    }

    /// <summary>
    /// Chance decides with Java (a hash set of anchors) and Erlang (a table keyed by fresh references) only, and only where two certificates have one name; an old Erlang
    /// meets those of the other cases' stores too, which the driver's virtual machine has loaded.
    /// </summary>
    private bool MayBeOpen(LiveCase question) =>
        Profile is { Search: PathSearch.Erlang, Erlang.SearchesEveryStore: true }
        || (Profile.Search is PathSearch.Java or PathSearch.Erlang
            && question.Store.Concat(question.Chain).Distinct(StringComparer.Ordinal).Select(id => world.Authority[id].Facts.Subject)
                .GroupBy(static name => name).Any(static names => names.Skip(1).Any()));
}
