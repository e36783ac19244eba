using Tern.Protocols.Http2;

namespace Tern.Protocols;

/// <summary>The server's end of a connection that carries gRPC.</summary>
/// <remarks>Calls of one connection run at once. No handler holds up reading. Thread-safe.</remarks>
internal sealed class GrpcServerConnection : IServerConnection, IHttp2Host
{
    private const int PooledStreams = 256;

    private readonly ServerConnectionContext _context;
    private readonly Stack<GrpcServerStream> _pool = new();
    private readonly Lock _poolGate = new();
    private int _inFlight;

    public GrpcServerConnection(ServerConnectionContext context)
    {
        _context = context;
        ServerConnectionOptions options = context.Options;
        Scope = new ServerCallScope(context.Peer, options.TimeProvider, context.Log);
        var output = new ConnectionOutput(context.Pipe.Output, options.MaxQueuedBytes, options.TimeProvider, Abort);
        Http2 = new Http2Connection(context.Pipe.Input, output, Http2Role.Server, options.Http2, this, context.Log, context.Peer.Address);
    }

    public Http2Connection Http2 { get; }

    public ServerCallScope Scope { get; }

    public IServerMethods Methods => _context.Methods;

    public GrpcFormat Format => _context.Options.Grpc;

    public ServerConnectionOptions Options => _context.Options;

    /// <inheritdoc/>
    public int InFlight => Volatile.Read(ref _inFlight);

    /// <inheritdoc/>
    public Task RunAsync() => Http2.RunAsync();

    /// <inheritdoc/>
    public Task DrainAsync(CancellationToken cancellationToken) => Http2.DrainAsync(cancellationToken);

    /// <inheritdoc/>
    public void Abort(Exception? error) => Http2.Close(error);

    /// <inheritdoc/>
    public void CheckTimeouts(long now)
    {
        Http2.CheckTimeouts(now);
        foreach (Http2Stream stream in Http2.SnapshotStreams())
        {
            ((GrpcServerStream)stream).CheckArrival(now);
        }
    }

    public void CallStarted() => Interlocked.Increment(ref _inFlight);

    public void CallEnded() => Interlocked.Decrement(ref _inFlight);

    /// <summary>Gives back a stream that nobody uses any more.</summary>
    public void Return(GrpcServerStream stream)
    {
        lock (_poolGate)
        {
            if (_pool.Count < PooledStreams)
            {
                _pool.Push(stream);
            }
        }
    }

    Http2Stream? IHttp2Host.Accept()
    {
        if (InFlight >= _context.Options.MaxConcurrentCalls)
        {
            // A client that resets a stream is rid of it at once; its handler takes longer, and counts until it has ended.
            return null;
        }

        lock (_poolGate)
        {
            if (_pool.TryPop(out GrpcServerStream? stream))
            {
                return stream;
            }
        }

        return new GrpcServerStream(this);
    }

    void IHttp2Host.OnRetired()
    {
    }

    void IHttp2Host.OnRoom()
    {
    }

    void IHttp2Host.OnClosed(Exception? error)
    {
        Scope.Dispose();
        if (!Http2.HasSaidAll)
        {
            _context.Abort(error);
        }

        _ = Scope.AbortAsync();
    }
}
