using Tern.Protocols;

namespace Tern.Client;

/// <summary>Hands out connections on which streams can be opened; each carries many. Thread-safe.</summary>
internal interface IStreamSource
{
    /// <summary>A connection that can carry a stream at once; <see langword="null"/> if one must be opened first.</summary>
    IStreamConnection? TryGetForStream();

    /// <summary>Opens a connection for a stream.</summary>
    /// <exception cref="RpcConnectionException">No connection could be made.</exception>
    ValueTask<IStreamConnection> OpenForStreamAsync();
}
