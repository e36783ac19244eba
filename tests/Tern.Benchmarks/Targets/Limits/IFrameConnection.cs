namespace Tern.Benchmarks.Targets.Limits;

/// <summary>Moves frames over one connection, in one way or another.</summary>
internal interface IFrameConnection : IDisposable
{
    /// <summary>Begins to read.</summary>
    void Start(IFrameHandler handler);

    /// <summary>Sends one frame, together with others that are about to come.</summary>
    /// <param name="id">Id of the frame.</param>
    /// <param name="text">Its text.</param>
    /// <param name="isOnlyCall">Whether no other call is under way, so that waiting for more frames would be in vain.</param>
    void Append(int id, string text, bool isOnlyCall);
}
