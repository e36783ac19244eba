namespace Tern.Protocols;

/// <summary>The server's end of one connection, whatever protocol it carries. Thread-safe.</summary>
internal interface IServerConnection
{
    /// <summary>Calls whose handlers have not ended.</summary>
    int InFlight { get; }

    /// <summary>Serves the connection until the peer closes it, it breaks, or it has been drained. Called once; never throws.</summary>
    Task RunAsync();

    /// <summary>Ends the connection when its calls have ended, telling the client where the protocol can. The connection is closed when the task ends.</summary>
    /// <exception cref="OperationCanceledException">The time is over; the connection is still open.</exception>
    Task DrainAsync(CancellationToken cancellationToken);

    /// <summary>Ends the connection at once; handlers are cancelled, replies are lost.</summary>
    void Abort(Exception? error);

    /// <summary>Closes the connection if the peer is too slow or has been silent for too long. Called several times per second.</summary>
    /// <param name="now">Timestamp of the server's clock.</param>
    void CheckTimeouts(long now);
}
