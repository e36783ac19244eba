namespace Tern.Protocols;

/// <summary>The protocol's end of one stream: what both sides of a call ask of it.</summary>
/// <remarks>
/// <para>A protocol implements <see cref="IClientStreamHost"/> or <see cref="IServerStreamHost"/> with one object per stream, and holds the <see cref="ClientStream"/> or
/// <see cref="ServerStream"/> that has the types. Messages go out by pull: the stream asks the application for the next one only when <see cref="SendAsync"/> has completed.
/// Messages come in through <c>Deliver</c>, are decoded on the reading loop and wait in the stream; <see cref="Consumed"/> tells what the application has taken.</para>
/// <para>Thread-safety: <see cref="SendAsync"/> is called by one sender at a time, everything else at any time and from any thread, also from inside of a call into the stream.
/// The stream holds no lock while it calls its host.</para>
/// </remarks>
internal interface IStreamHost
{
    /// <summary>Sends the message that the stream's <c>WriteMessage</c> writes, which is called before this returns or while the result is awaited, and not after.</summary>
    /// <param name="isLast">Whether it is the last of this end, so that the end may travel with it: the client's half-close is a part of it, the server's <c>End</c> follows at once.</param>
    /// <returns>Completes when the next message may be sent; await it once, before the next call.</returns>
    /// <exception cref="OperationCanceledException">The stream has ended; nobody will read the message. On a client the host has said how it ended, or will.</exception>
    /// <exception cref="Serialization.WireFormatException">The message cannot be written or is too large; nothing was sent.</exception>
    ValueTask SendAsync(bool isLast);

    /// <summary>The application has taken messages, or will never take them. Every weight that was delivered comes back once.</summary>
    /// <param name="weight">Sum of the weights that <c>Deliver</c> was given.</param>
    void Consumed(int weight);
}

/// <summary>The protocol's end of a stream that this process opened.</summary>
internal interface IClientStreamHost : IStreamHost
{
    /// <summary>There will be no further requests.</summary>
    void CompleteSending();

    /// <summary>Ends the stream from this end: the server is told, and nothing that it still sends matters. Called at most once; without effect if the stream has ended.</summary>
    void Cancel(StreamCancellation reason);
}

/// <summary>The protocol's end of a stream that this process serves.</summary>
internal interface IServerStreamHost : IStreamHost
{
    /// <summary>Ends the stream with its outcome. Called at most once; a send that is under way or comes later fails.</summary>
    /// <param name="error">The failure, or <see langword="null"/> for success.</param>
    void End(Exception? error);

    /// <summary>The handler has ended. The last call, made exactly once for each stream that was started, whatever became of it.</summary>
    void Release();
}

/// <summary>Why this end gives a stream up.</summary>
internal enum StreamCancellation
{
    /// <summary>The caller's token.</summary>
    Cancelled,

    /// <summary>The caller left the enumeration of the replies.</summary>
    Abandoned,

    /// <summary>The caller's requests threw.</summary>
    RequestsFailed,

    /// <summary>The deadline of the call has passed.</summary>
    TimedOut,

    /// <summary>The caller has waited too long for one message.</summary>
    ReceiveTimedOut,

    /// <summary>What the server sent cannot be read.</summary>
    Unreadable,

    /// <summary>The caller takes no messages while too many wait.</summary>
    Stalled,
}

/// <summary>A connection on which streams can be opened.</summary>
internal interface IStreamConnection
{
    /// <summary>The other end.</summary>
    RpcPeer Peer { get; }

    /// <summary>Opens a stream: sends what goes before the first message, and attaches itself with <see cref="ClientStream.Attach"/>.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="metadata">What the call carries beyond its messages.</param>
    /// <returns><see langword="false"/> if the connection takes no more streams at once: wait for room, or use another.</returns>
    /// <exception cref="RpcException">The stream was not opened; an <see cref="RpcConnectionException"/> that was not sent lets the caller try another connection.</exception>
    bool TryOpen(ClientStream stream, in RequestMetadata metadata);
}
