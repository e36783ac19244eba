using System.Buffers;
using System.IO.Pipelines;

namespace Tern.Protocols;

/// <summary>The server's end of a connection whose protocol is not known yet: looks at the first bytes, consumes none, and hands over.</summary>
internal sealed class DetectingConnection(ServerConnectionContext context) : IServerConnection
{
    // What a connection gets that has been silent for long: as much as one that has carried calls and is quiet now.
    private static readonly TimeSpan s_quiet = TimeSpan.FromMilliseconds(100);

    private readonly Lock _gate = new();
    private readonly TaskCompletionSource _decided = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly long _started = context.Options.TimeProvider.GetTimestamp();
    private IServerConnection? _connection;
    private long _firstByte;
    private bool _isClosing;

    /// <inheritdoc/>
    public int InFlight => Volatile.Read(ref _connection)?.InFlight ?? 0;

    /// <inheritdoc/>
    public async Task RunAsync()
    {
        try
        {
            if (await DetectAsync().ConfigureAwait(false) is { } protocol && TryHandOver(protocol) is { } connection)
            {
                _decided.TrySetResult();
                await connection.RunAsync().ConfigureAwait(false);
            }
        }
        catch (Exception exception)
        {
            ConnectionLog.Lost(context.Log, context.Peer.Address, exception.Message);
        }
        finally
        {
            _decided.TrySetResult();
        }
    }

    /// <inheritdoc/>
    public async Task DrainAsync(CancellationToken cancellationToken)
    {
        if (!_decided.Task.IsCompleted)
        {
            await WaitForFirstByteAsync(cancellationToken).ConfigureAwait(false);
            if (Volatile.Read(ref _firstByte) == 0 && Close() is null)
            {
                // In order also when the drain time is over: nothing is under way, so nothing is to be cut off.
                await _decided.Task.ConfigureAwait(false);
                return;
            }
        }

        // Bytes that have begun to arrive are waited for; CheckTimeouts limits that.
        await _decided.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
        if (Volatile.Read(ref _connection) is { } connection)
        {
            await connection.DrainAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Waits for whoever has just connected.</summary>
    /// <remarks>
    /// It has done so for a call, as a rule, which may be on its way, and no protocol has a word for "I have not read it, go elsewhere" before its first byte. So it gets the time that every
    /// call gets to end, from when it came: no shorter one would be right on every machine.
    /// </remarks>
    private async Task WaitForFirstByteAsync(CancellationToken cancellationToken)
    {
        TimeProvider time = context.Options.TimeProvider;
        TimeSpan left = context.Options.DrainTimeout - time.GetElapsedTime(_started);
        try
        {
            await _decided.Task.WaitAsync(left > s_quiet ? left : s_quiet, time, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is TimeoutException or OperationCanceledException)
        {
            // It stayed silent.
        }
    }

    /// <inheritdoc/>
    public void Abort(Exception? error)
    {
        if (Close() is { } connection)
        {
            connection.Abort(error);
        }
        else
        {
            context.Abort(error);
        }
    }

    /// <inheritdoc/>
    public void CheckTimeouts(long now)
    {
        if (Volatile.Read(ref _connection) is { } connection)
        {
            connection.CheckTimeouts(now);
            return;
        }

        if (Volatile.Read(ref _isClosing))
        {
            return;
        }

        TimeProvider time = context.Options.TimeProvider;
        if (Volatile.Read(ref _firstByte) is var firstByte and not 0)
        {
            if (time.GetElapsedTime(firstByte, now) > context.Options.MessageTimeout)
            {
                string reason = $"a message has been arriving for more than {context.Options.MessageTimeout.TotalSeconds:0.###} s";
                ConnectionLog.TooSlow(context.Log, context.Peer.Address, reason);
                Abort(new TimeoutException($"The connection was closed: {reason}."));
            }
        }
        else if (time.GetElapsedTime(_started, now) > context.Options.IdleTimeout)
        {
            ConnectionLog.Idle(context.Log, context.Peer.Address);
            Abort(new IOException("The connection was idle for too long."));
        }
    }

    /// <summary>Waits for bytes that say what the connection carries; <see langword="null"/> if there is nobody to serve.</summary>
    private async Task<ConnectionProtocol?> DetectAsync()
    {
        PipeReader input = context.Pipe.Input;
        while (!Volatile.Read(ref _isClosing))
        {
            ReadResult result = await input.ReadAsync().ConfigureAwait(false);
            ReadOnlySequence<byte> buffer = result.Buffer;
            bool isKnown = ProtocolDetector.TryDetect(buffer, out ConnectionProtocol protocol) || result.IsCompleted;
            if (!buffer.IsEmpty && _firstByte == 0)
            {
                Volatile.Write(ref _firstByte, Math.Max(context.Options.TimeProvider.GetTimestamp(), 1));
            }

            // Nothing is consumed; bytes that were enough are not examined either, so that the next read gives them at once.
            input.AdvanceTo(buffer.Start, isKnown ? buffer.Start : buffer.End);
            if (isKnown)
            {
                return protocol;
            }
        }

        return null;
    }

    private IServerConnection? TryHandOver(ConnectionProtocol protocol)
    {
        lock (_gate)
        {
            if (!_isClosing)
            {
                Volatile.Write(ref _connection, Create(protocol));
            }

            return _connection;
        }
    }

    private IServerConnection Create(ConnectionProtocol protocol) => protocol switch
    {
        ConnectionProtocol.Http2 => new GrpcServerConnection(context),
        ConnectionProtocol.TTStream => new TTStreamServerConnection(context),
        _ => new ServerConnection(context),
    };

    private IServerConnection? Close()
    {
        lock (_gate)
        {
            if (_connection is null)
            {
                _isClosing = true;
                context.Pipe.Input.CancelPendingRead();
            }

            return _connection;
        }
    }
}
