using System.Collections.Immutable;
using TrustShift.Testing;

namespace TrustShift.ClientTruth.Tests.Replay;

/// <summary>One line of clients/clients.csv: a real build and the profile that predicts it.</summary>
internal sealed record MeasuredClient(string Id, string Profile, string Family)
{
    /// <summary>All clients in the order of the file.</summary>
    public static ImmutableArray<MeasuredClient> All() =>
    [
        .. File.ReadLines(SharedFacts.Require("clients", "clients.csv")).Skip(1).Select(static line => line.Split(',')).Select(static row => new MeasuredClient(row[0], row[1], row[2])),
    ];
}
