using System.Collections.Concurrent;
using System.Globalization;
using System.Threading.Channels;

namespace Tern.Transport.Memory;

/// <summary>Accepts connections from the same process, under a name.</summary>
internal sealed class MemoryListener : TransportListener
{
    private static readonly ConcurrentDictionary<string, MemoryListener> s_listeners = new(StringComparer.Ordinal);
    private static long s_connections;

    private readonly Channel<TransportConnection> _backlog;
    private readonly TimeProvider _timeProvider;

    private MemoryListener(RpcEndpoint endpoint, int backlog, TimeProvider timeProvider)
    {
        Endpoint = endpoint;
        _timeProvider = timeProvider;
        _backlog = Channel.CreateBounded<TransportConnection>(backlog);
    }

    public override RpcEndpoint Endpoint { get; }

    public static MemoryListener Bind(RpcEndpoint endpoint, ServerTransportOptions options, TimeProvider timeProvider)
    {
        var listener = new MemoryListener(endpoint, options.Backlog, timeProvider);
        if (!s_listeners.TryAdd(endpoint.Host, listener))
        {
            throw new TransportException(
                ConnectionCloseReason.Error,
                $"Cannot listen on {endpoint}: a server of this process already uses that name. Choose another name, or stop that server first.");
        }

        return listener;
    }

    public static TransportConnection Connect(RpcEndpoint endpoint, TimeProvider timeProvider)
    {
        if (!s_listeners.TryGetValue(endpoint.Host, out var listener))
        {
            throw new RpcConnectionException(
                $"Cannot connect to {endpoint}: no server of this process listens on that name. Start the server first, and compare the names: case matters.")
            {
                MayHaveBeenSent = false,
            };
        }

        var up = new MemoryLink();
        var down = new MemoryLink();
        var client = string.Create(CultureInfo.InvariantCulture, $"{endpoint}#{Interlocked.Increment(ref s_connections)}");
        var accepted = new ChannelConnection(new MemoryChannel(up, down), endpoint, client, listener._timeProvider);
        if (!listener._backlog.Writer.TryWrite(accepted))
        {
            throw new RpcConnectionException($"Cannot connect to {endpoint}: its backlog is full or it is stopping.") { MayHaveBeenSent = false };
        }

        return new ChannelConnection(new MemoryChannel(down, up), client, endpoint, timeProvider);
    }

    public override async ValueTask<TransportConnection?> AcceptAsync(CancellationToken cancellationToken = default)
    {
        while (await _backlog.Reader.WaitToReadAsync(cancellationToken).ConfigureAwait(false))
        {
            if (_backlog.Reader.TryRead(out var connection))
            {
                return connection;
            }
        }

        return null;
    }

    public override ValueTask StopAsync()
    {
        s_listeners.TryRemove(KeyValuePair.Create(Endpoint.Host, this));
        _backlog.Writer.TryComplete();
        return ValueTask.CompletedTask;
    }

    public override async ValueTask DisposeAsync()
    {
        await StopAsync().ConfigureAwait(false);
        while (_backlog.Reader.TryRead(out var connection))
        {
            connection.Abort();
        }
    }
}
