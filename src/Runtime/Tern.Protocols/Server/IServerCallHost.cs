namespace Tern.Protocols;

/// <summary>What brought a call to the server and takes its outcome: a connection, or a stream of one.</summary>
internal interface IServerCallHost
{
    /// <summary>Writes the outcome of a call.</summary>
    /// <param name="call">The call.</param>
    /// <param name="error">Its failure, or <see langword="null"/>.</param>
    /// <param name="endsCall">Whether the handler has ended too; otherwise <see cref="EndWithoutReply"/> follows.</param>
    void Reply(ServerCall call, Exception? error, bool endsCall);

    /// <summary>A handler has ended whose call was answered before.</summary>
    void EndWithoutReply(ServerCall call);

    /// <summary>Answers a request whose arguments could not be read; the call never runs.</summary>
    void ReplyRefused(ServerCall call, string reason);
}
