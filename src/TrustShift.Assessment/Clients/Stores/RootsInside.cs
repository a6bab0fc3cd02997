using System.Globalization;
using TrustShift.Discovery.Evidence;

namespace TrustShift.Assessment.Clients.Stores;

/// <summary>The roots that were read from a runtime's own executable file: what it really has, whatever its version says.</summary>
internal static class RootsInside
{
    // Its programs and its tests may bring single certificates; the roots of Mozilla were never so few.
    private const int FewestRoots = 50;

    /// <summary>The roots in a program as its store; null when no set of them was found there.</summary>
    /// <param name="context">The evidence.</param>
    /// <param name="program">The program.</param>
    /// <param name="name">For people: "Bun 1.4.5".</param>
    public static EffectiveStore? Of(ClientContext context, SoftwareEvidence program, string name) =>
        // One that holds more than a release has roots from elsewhere too: of an application that is packed into it.
        Find(context, program) is { Release.Extra: 0 } store
            ? context.Effective($"{name} has {store.Entries.Length.ToString(CultureInfo.InvariantCulture)} roots inside, as its executable file shows", store) with { Path = $"(built in) {program.Path}", Format = "built-in" }
            : null;

    /// <summary>Marks them as the program's, where its version tells which they are.</summary>
    public static void Claim(ClientContext context, SoftwareEvidence program)
    {
        if (Find(context, program) is { } store)
            context.Claim(store);
    }

    private static TrustStoreEvidence? Find(ClientContext context, SoftwareEvidence program) =>
        context.Evidence.FindStore(program.Path) is { IsIncomplete: false } store && store.Entries.Length >= FewestRoots ? store : null;
}
