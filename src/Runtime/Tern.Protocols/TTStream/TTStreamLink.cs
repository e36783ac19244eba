using System.Buffers;
using System.IO.Pipelines;

namespace Tern.Protocols;

/// <summary>What is the same on both ends of a connection with TTHeader streams: its streams by id, reading frames, and holding up reading while a stream is full.</summary>
internal sealed class TTStreamLink
{
    private readonly PipeReader _input;
    private readonly ITTStreamEnd _end;
    private readonly TimeProvider _timeProvider;
    private readonly Dictionary<int, TTStream> _streams = [];
    private readonly AsyncGate _room = new();
    private readonly ReadingTurn _turn = new();
    private IThreadPoolWorkItem? _held;
    private int _batch;
    private TTStream? _full;
    private TTStream? _blocker;
    private long _blockedSince;
    private int _count;
    private bool _isClosed;
    private volatile bool _isStopping;

    /// <summary>Creates the link.</summary>
    /// <param name="pipe">The connection.</param>
    /// <param name="limits">Bounds.</param>
    /// <param name="timeProvider">The clock.</param>
    /// <param name="end">What frames mean on this end.</param>
    /// <param name="onSendFailure">Called when a send has failed.</param>
    /// <param name="onSendWaiting">Called when a send has to wait for the peer.</param>
    public TTStreamLink(
        IDuplexPipe pipe, TTStreamLimits limits, TimeProvider timeProvider, ITTStreamEnd end, Action<Exception> onSendFailure, Action<long>? onSendWaiting = null)
    {
        _input = pipe.Input;
        _end = end;
        _timeProvider = timeProvider;
        Limits = limits;
        Output = new ConnectionOutput(pipe.Output, limits.SendBytes, timeProvider, onSendFailure, onSendWaiting);
        LastActivity = timeProvider.GetTimestamp();
    }

    public TTStreamLimits Limits { get; }

    public ConnectionOutput Output { get; }

    /// <summary>Streams that are open on the wire.</summary>
    public int Count => Volatile.Read(ref _count);

    /// <summary>Timestamp of the last arrival or end of a stream.</summary>
    public long LastActivity { get; private set; }

    /// <summary>Timestamp at which a frame began to arrive that is not complete; zero if there is none.</summary>
    public long FrameBegan { get; private set; }

    /// <summary>Adds a stream; <see langword="false"/> if the link is closed.</summary>
    public bool TryAdd(TTStream stream)
    {
        lock (_streams)
        {
            if (_isClosed)
            {
                return false;
            }

            _streams.Add(stream.Id, stream);
            _count = _streams.Count;
            return true;
        }
    }

    public TTStream? Find(int id)
    {
        lock (_streams)
        {
            return _streams.GetValueOrDefault(id);
        }
    }

    /// <summary>Forgets a stream that has ended on the wire.</summary>
    public void Remove(TTStream stream)
    {
        lock (_streams)
        {
            _streams.Remove(stream.Id);
            _count = _streams.Count;
        }

        LastActivity = _timeProvider.GetTimestamp();
        NoteRoom(stream);
    }

    /// <summary>Closes the link if it has no stream; none can be added then.</summary>
    public bool TryCloseIdle()
    {
        lock (_streams)
        {
            _isClosed |= _streams.Count == 0;
            return _isClosed;
        }
    }

    /// <summary>Closes the link and gives the streams that were open.</summary>
    public TTStream[] Close()
    {
        TTStream[] open;
        lock (_streams)
        {
            _isClosed = true;
            open = [.. _streams.Values];
            _streams.Clear();
            _count = 0;
        }

        Output.Close();
        Stop();
        return open;
    }

    /// <summary>The streams that are open.</summary>
    public TTStream[] Snapshot()
    {
        lock (_streams)
        {
            return [.. _streams.Values];
        }
    }

    /// <summary>Ends reading.</summary>
    public void Stop()
    {
        _isStopping = true;
        _input.CancelPendingRead();
        _room.Open();
    }

    /// <summary>A stream has taken messages or has ended.</summary>
    public void NoteRoom(TTStream stream)
    {
        if (ReferenceEquals(Volatile.Read(ref _blocker), stream))
        {
            Volatile.Write(ref _blockedSince, Math.Max(_timeProvider.GetTimestamp(), 1));
            _room.Open();
        }
    }

    /// <summary>A stream holds more than its share: reading waits for its consumer. Called while a frame is being handled.</summary>
    public void NoteFull(TTStream stream) => _full = stream;

    /// <summary>Fails the stream that holds up reading for too long. Gives the time at which to look again, or zero.</summary>
    public long CheckBlocked(long now)
    {
        long since = Volatile.Read(ref _blockedSince);
        if (since == 0 || Volatile.Read(ref _blocker) is not { } blocker)
        {
            return 0;
        }

        if (_timeProvider.GetElapsedTime(since, now) < Limits.StallTimeout)
        {
            return since + (long)(Limits.StallTimeout.TotalSeconds * _timeProvider.TimestampFrequency);
        }

        blocker.FailStalled(
            $"{blocker.Buffered} bytes of messages wait and none was taken for {Limits.StallTimeout.TotalSeconds:0.###} s. TTHeader streams have no flow control, so a stream that is not "
            + "read holds up its connection; read faster, or do the work apart from reading.");
        return 0;
    }

    /// <summary>Reads frames until the connection ends in order, or <see cref="Stop"/>.</summary>
    /// <exception cref="Serialization.WireFormatException">The peer's bytes make no sense.</exception>
    public async Task ReadAsync()
    {
        try
        {
            while (!_isStopping)
            {
                ValueTask<ReadResult> read = _input.ReadAsync();
                IThreadPoolWorkItem? held = _held;
                _held = null;
                ReadResult result = await new ReadThenRun(read, held);
                ReadOnlySequence<byte> buffer = result.Buffer;
                if (result.IsCanceled)
                {
                    _input.AdvanceTo(buffer.Start);
                    continue;
                }

                _batch = 0;
                while (!_isStopping && Dispatch(ref buffer) is { } full)
                {
                    RunHeld();
                    await WaitForRoomAsync(full).ConfigureAwait(false);
                }

                NoteArrival(isPartial: !buffer.IsEmpty);
                _input.AdvanceTo(buffer.Start, buffer.End);
                if (_batch >= ReadingTurn.WorthWaiting)
                {
                    RunHeld();
                    await _turn;
                }

                if (result.IsCompleted)
                {
                    if (!buffer.IsEmpty)
                    {
                        throw new IOException("the peer closed it in the middle of a message");
                    }

                    return;
                }
            }
        }
        finally
        {
            RunHeld();
        }
    }

    /// <summary>Handles the frames at the front of the buffer; gives a stream that has no room for more.</summary>
    private TTStream? Dispatch(ref ReadOnlySequence<byte> buffer)
    {
        _full = null;
        var reader = new TTStreamFrameReader(buffer, Limits.MaxMessageBytes);
        try
        {
            while (_full is null && !_isStopping && reader.TryRead(out TTStreamFrame frame))
            {
                if (_end.OnFrame(frame) is { } work)
                {
                    RunHeld();
                    _held = work;
                    _batch++;
                }

                reader.Consume();
            }
        }
        finally
        {
            reader.Dispose();
        }

        buffer = buffer.Slice(reader.Consumed);
        return _full;
    }

    private void RunHeld()
    {
        if (_held is { } held)
        {
            _held = null;
            ThreadPool.UnsafeQueueUserWorkItem(held, preferLocal: false);
        }
    }

    private async Task WaitForRoomAsync(TTStream stream)
    {
        FrameBegan = 0;
        long now = Math.Max(_timeProvider.GetTimestamp(), 1);
        Volatile.Write(ref _blockedSince, now);
        Volatile.Write(ref _blocker, stream);
        _end.OnBlocked(now);
        int mark = Limits.ReceiveBytesOf(Count) / 2;
        while (MustWait())
        {
            _room.Reset();
            if (MustWait())
            {
                await _room.WaitAsync().ConfigureAwait(false);
            }
        }

        Volatile.Write(ref _blocker, null);
        Volatile.Write(ref _blockedSince, 0);

        bool MustWait() => !_isStopping && !stream.IsOver && stream.Buffered > mark;
    }

    private void NoteArrival(bool isPartial)
    {
        long now = _timeProvider.GetTimestamp();
        LastActivity = now;
        if (!isPartial)
        {
            FrameBegan = 0;
        }
        else if (FrameBegan == 0)
        {
            FrameBegan = Math.Max(now, 1);
        }
    }
}

/// <summary>What frames mean on one end of a connection.</summary>
internal interface ITTStreamEnd
{
    /// <summary>Handles one frame; gives the work that it woke, which the link runs.</summary>
    IThreadPoolWorkItem? OnFrame(in TTStreamFrame frame);

    /// <summary>Reading waits for a consumer since this timestamp.</summary>
    void OnBlocked(long since);
}
