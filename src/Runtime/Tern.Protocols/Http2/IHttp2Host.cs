namespace Tern.Protocols.Http2;

/// <summary>Who a connection belongs to. Called without a lock held; no call may block.</summary>
internal interface IHttp2Host
{
    /// <summary>Server only: a stream object for a request that has arrived, free of what it held before; <see langword="null"/> refuses it (REFUSED_STREAM). Called by the reading loop.</summary>
    Http2Stream? Accept();

    /// <summary>No further streams can be opened; those that are open go on. Called once, by any thread.</summary>
    void OnRetired();

    /// <summary>Client only: an opening was turned down for want of room, and there is room again. Called by any thread, possibly more often than there is room.</summary>
    void OnRoom();

    /// <summary>The connection is over and every stream has been told. Called once, by any thread. The host ends the pipe.</summary>
    /// <param name="error">Why, or <see langword="null"/> after an orderly end.</param>
    void OnClosed(Exception? error);
}
