using System.IO.Pipelines;
using System.Security.Cryptography.X509Certificates;

namespace Tern.Transport;

/// <summary>A connection over a byte channel: pipes without tasks in between, and the record of how it ended.</summary>
internal sealed class ChannelConnection : TransportConnection
{
    // A peer that still sends while we close would lose our last bytes to a reset; it gets this long to see them.
    private static readonly TimeSpan s_lingerTime = TimeSpan.FromSeconds(1);

    private readonly ByteChannel _channel;
    private readonly TimeProvider _timeProvider;
    private readonly ConnectionPipeReader _input;
    private readonly ConnectionPipeWriter _output;
    private CloseCause? _cause;
    private Task? _disposal;
    private int _disposed;
    private volatile bool _aborted;

    public ChannelConnection(ByteChannel channel, string localAddress, string remoteAddress, TimeProvider timeProvider)
        : base(localAddress, remoteAddress)
    {
        _channel = channel;
        _timeProvider = timeProvider;
        _input = new ConnectionPipeReader(this, channel);
        _output = new ConnectionPipeWriter(this, channel);
    }

    public override PipeReader Input => _input;

    public override PipeWriter Output => _output;

    public override X509Certificate2? RemoteCertificate => _channel.RemoteCertificate;

    public override string? ApplicationProtocol => _channel.ApplicationProtocol;

    public override ConnectionCloseReason CloseReason => Volatile.Read(ref _cause)?.Reason ?? ConnectionCloseReason.None;

    public override Exception? CloseError => Volatile.Read(ref _cause)?.Error;

    /// <summary>Whether reads and writes must end with an exception, buffered bytes or not.</summary>
    public bool IsAborted => _aborted;

    /// <summary>Whether this side closed in an orderly way, so that a read cut off by it is complete rather than failed.</summary>
    public bool IsDisposing => Volatile.Read(ref _disposed) != 0 && !_aborted;

    public override void Abort(ConnectionCloseReason reason, Exception? cause)
    {
        RecordClose(reason, cause);
        _aborted = true;
        _channel.Close(hard: true);
    }

    public override async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 0)
        {
            var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            Volatile.Write(ref _disposal, done.Task);
            await CloseOrderlyAsync().ConfigureAwait(false);
            done.SetResult();
        }
        else if (Volatile.Read(ref _disposal) is { } disposal)
        {
            await disposal.ConfigureAwait(false);
        }
    }

    /// <summary>Keeps the first cause.</summary>
    public void RecordClose(ConnectionCloseReason reason, Exception? error)
    {
        if (Volatile.Read(ref _cause) is null)
        {
            Interlocked.CompareExchange(ref _cause, new CloseCause(reason, error), null);
        }
    }

    /// <summary>What a read or write of a connection that has ended throws: the first cause, not what followed from it.</summary>
    public TransportException CreateException()
    {
        var cause = Volatile.Read(ref _cause) ?? new CloseCause(ConnectionCloseReason.Error, null);
        return new TransportException(cause.Reason, ChannelErrors.Describe(cause.Reason, RemoteAddress), cause.Error);
    }

    private async ValueTask CloseOrderlyAsync()
    {
        try
        {
            if (!_aborted)
            {
                RecordClose(ConnectionCloseReason.LocalClosed, null);
                await _output.CloseAsync().ConfigureAwait(false);
                await DrainInputAsync().ConfigureAwait(false);
            }
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // The peer is gone, so there is nobody to be orderly with.
            RecordClose(ChannelErrors.ReasonOf(e), e);
        }

        _channel.Close(hard: false);
        _input.Release();
    }

    private async ValueTask DrainInputAsync()
    {
        if (!_channel.HasUnreceivedBytes || !_input.TryTakeOver())
        {
            return;
        }

        using var timer = _timeProvider.CreateTimer(
            static state => ((ByteChannel)state!).Close(hard: false), _channel, s_lingerTime, Timeout.InfiniteTimeSpan);
        var scrap = new byte[4_096];
        while (await _channel.ReceiveAsync(scrap).ConfigureAwait(false) > 0)
        {
        }
    }
}
