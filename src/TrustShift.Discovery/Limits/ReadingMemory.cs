namespace TrustShift.Discovery.Limits;

/// <summary>
/// The memory of one examination: whoever unpacks a file may hold an eighth of the bound at any time; for more they take turns. So what is read does not depend on what other threads read at the
/// same time, and all of them together hold little more than the bound.
/// </summary>
internal sealed class ReadingMemory : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);

    /// <summary>Waits for the turn.</summary>
    public void Take(CancellationToken cancellation) => _turn.Wait(cancellation);

    /// <summary>Gives it back.</summary>
    public void GiveBack() => _turn.Release();

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();
}
