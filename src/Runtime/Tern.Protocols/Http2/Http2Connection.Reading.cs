using System.Buffers;
using System.Buffers.Binary;
using System.IO.Pipelines;

namespace Tern.Protocols.Http2;

/// <content>The reading loop: bytes to frames, frames to what handles them.</content>
internal sealed partial class Http2Connection
{
    private readonly ReadingTurn _turn = new();
    private IThreadPoolWorkItem?[] _scheduled = new IThreadPoolWorkItem?[16];
    private IThreadPoolWorkItem? _held;
    private Http2Stream? _current;
    private Http2Exception? _failure;
    private bool _expectsPreface;
    private volatile bool _expectsSettings = true;
    private bool _isEnding;
    private int _batch;
    private volatile bool _broughtMany;
    private long _partialSince;
    private long _lastReceived;

    /// <summary>Says hello, then serves the connection until the peer ends it, it breaks, or it has been drained. Called once; a client calls it before it opens streams. Never throws.</summary>
    public async Task RunAsync()
    {
        Exception? error = null;
        try
        {
            _expectsPreface = _role == Http2Role.Server;
            SayHello();
            StartTimer();
            await ReadFramesAsync().ConfigureAwait(false);
            if (_failure is not null)
            {
                throw _failure;
            }

            error = ActiveStreams > 0 ? new IOException("The peer closed the connection.") : null;
            HasSaidAll = error is null;
        }
        catch (Http2Exception exception)
        {
            error = exception;
            await SayWhyAsync(exception).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            error = exception;
            ConnectionLog.Lost(_log, _peer, exception.Message);
        }

        if (_held is { } held)
        {
            // No further read has taken it along: the connection ended with what brought it.
            _held = null;
            ThreadPool.UnsafeQueueUserWorkItem(held, preferLocal: false);
        }

        RunScheduled();
        Close(error);
        _timer?.Dispose();
    }

    /// <summary>Lets work run that a frame has brought, when all frames that have arrived are read: what it writes then leaves together. Called by streams from the reading loop only.</summary>
    public void Schedule(IThreadPoolWorkItem work)
    {
        if (_batch == _scheduled.Length)
        {
            Array.Resize(ref _scheduled, _batch * 2);
        }

        _scheduled[_batch++] = work;
    }

    /// <summary>Whether what arrived last has brought more than one piece of work.</summary>
    public bool BroughtMany => _broughtMany;

    private async Task ReadFramesAsync()
    {
        while (!Volatile.Read(ref _isEnding))
        {
            ValueTask<ReadResult> read = _input.ReadAsync();
            IThreadPoolWorkItem? held = _held;
            _held = null;
            ReadResult result = await new ReadThenRun(read, held);
            ReadOnlySequence<byte> buffer = result.Buffer;
            long arrived = buffer.Length;
            try
            {
                ReadFrames(ref buffer);
            }
            finally
            {
                LeaveStream();
            }

            if (Volatile.Read(ref _mustAnnounceLast))
            {
                AnnounceLast();
            }

            NoteArrival(isPartial: !buffer.IsEmpty || _blockStream != 0 || _expectsSettings, isNew: buffer.Length < arrived && _blockStream == 0);
            _input.AdvanceTo(buffer.Start, buffer.End);
            _broughtMany = _batch > 1;
            if (_batch >= ReadingTurn.WorthWaiting)
            {
                RunScheduled();
                await _turn;
            }
            else
            {
                RunScheduledButOne();
            }

            if (result.IsCompleted)
            {
                return;
            }
        }
    }

    private void RunScheduledButOne()
    {
        if (_batch > 0)
        {
            _held = _scheduled[--_batch];
            _scheduled[_batch] = null;
            RunScheduled();
        }
    }

    private void RunScheduled()
    {
        for (int i = 0; i < _batch; i++)
        {
            ThreadPool.UnsafeQueueUserWorkItem(_scheduled[i]!, preferLocal: false);
            _scheduled[i] = null;
        }

        _batch = 0;
    }

    /// <summary>Notes when bytes came.</summary>
    /// <param name="isPartial">Whether a frame, or a block of headers, has come in part.</param>
    /// <param name="isNew">Whether that began with these bytes: what stood before it is complete.</param>
    private void NoteArrival(bool isPartial, bool isNew)
    {
        long now = Math.Max(_time.GetTimestamp(), 1);
        Volatile.Write(ref _lastReceived, now);
        if (!isPartial)
        {
            Volatile.Write(ref _partialSince, 0);
        }
        else if (isNew || Volatile.Read(ref _partialSince) == 0)
        {
            Volatile.Write(ref _partialSince, now);
        }
    }

    /// <summary>Takes all frames from the front of the buffer.</summary>
    private void ReadFrames(ref ReadOnlySequence<byte> buffer)
    {
        if (_expectsPreface && !TryReadPreface(ref buffer))
        {
            return;
        }

        while (true)
        {
            ReadOnlySpan<byte> piece = buffer.FirstSpan;
            bool isLast = buffer.IsSingleSegment;
            buffer = buffer.Slice(ReadFrames(piece));
            if (isLast || !TryReadScattered(ref buffer))
            {
                return;
            }
        }
    }

    private bool TryReadPreface(ref ReadOnlySequence<byte> buffer)
    {
        Span<byte> preface = stackalloc byte[Http2Frame.Preface.Length];
        int length = (int)Math.Min(buffer.Length, preface.Length);
        buffer.Slice(0, length).CopyTo(preface);
        if (!Http2Frame.Preface.StartsWith(preface[..length]))
        {
            throw Broken(Http2ErrorCode.ProtocolError, "the connection does not begin with HTTP/2's preface");
        }

        if (length < preface.Length)
        {
            return false;
        }

        buffer = buffer.Slice(length);
        _expectsPreface = false;
        return true;
    }

    /// <summary>Takes all frames that lie in one piece; tells how many bytes they were.</summary>
    private int ReadFrames(ReadOnlySpan<byte> bytes)
    {
        int at = 0;
        while (bytes.Length - at >= Http2Frame.HeadBytes)
        {
            ReadOnlySpan<byte> head = bytes.Slice(at, Http2Frame.HeadBytes);
            int length = LengthOf(head);
            if (bytes.Length - at - Http2Frame.HeadBytes < length)
            {
                break;
            }

            ReadFrame(head, bytes.Slice(at + Http2Frame.HeadBytes, length));
            at += Http2Frame.HeadBytes + length;
        }

        return at;
    }

    /// <summary>Takes one frame that lies in several pieces; <see langword="false"/> if it has not arrived.</summary>
    private bool TryReadScattered(ref ReadOnlySequence<byte> buffer)
    {
        if (buffer.Length < Http2Frame.HeadBytes)
        {
            return false;
        }

        Span<byte> head = stackalloc byte[Http2Frame.HeadBytes];
        buffer.Slice(0, Http2Frame.HeadBytes).CopyTo(head);
        int length = LengthOf(head);
        if (buffer.Length < Http2Frame.HeadBytes + length)
        {
            return false;
        }

        byte[] payload = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            buffer.Slice(Http2Frame.HeadBytes, length).CopyTo(payload);
            ReadFrame(head, payload.AsSpan(0, length));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(payload);
        }

        buffer = buffer.Slice(Http2Frame.HeadBytes + length);
        return true;
    }

    private int LengthOf(ReadOnlySpan<byte> head)
    {
        int length = (int)(BinaryPrimitives.ReadUInt32BigEndian(head) >> 8);
        if (length > _options.MaxFrameBytes)
        {
            throw Broken(Http2ErrorCode.FrameSizeError, $"a frame has {length} bytes; the limit is {_options.MaxFrameBytes}");
        }

        return length;
    }

    private void ReadFrame(ReadOnlySpan<byte> head, ReadOnlySpan<byte> payload)
    {
        var type = (Http2FrameType)head[3];
        byte flags = head[4];
        int id = BinaryPrimitives.ReadInt32BigEndian(head[5..]) & int.MaxValue;
        if (_blockStream != 0 && (type != Http2FrameType.Continuation || id != _blockStream))
        {
            throw Broken(Http2ErrorCode.ProtocolError, "another frame stands in the middle of a block of headers");
        }

        if (_expectsSettings && (type != Http2FrameType.Settings || (flags & Http2Frame.FlagAck) != 0))
        {
            throw Broken(Http2ErrorCode.ProtocolError, "the first frame is not SETTINGS");
        }

        switch (type)
        {
            case Http2FrameType.Data:
                ReadData(id, flags, payload);
                break;
            case Http2FrameType.Headers:
                ReadHeaders(id, flags, payload);
                break;
            case Http2FrameType.Continuation:
                ReadContinuation(id, flags, payload);
                break;
            case Http2FrameType.WindowUpdate:
                ReadWindowUpdate(id, payload);
                break;
            case Http2FrameType.RstStream:
                ReadReset(id, payload);
                break;
            case Http2FrameType.Settings:
                ReadSettings(id, flags, payload);
                break;
            case Http2FrameType.Ping:
                ReadPing(id, flags, payload);
                break;
            case Http2FrameType.GoAway:
                ReadGoAway(id, payload);
                break;
            case Http2FrameType.Priority:
                ReadPriority(id, payload);
                break;
            case Http2FrameType.PushPromise:
                throw Broken(Http2ErrorCode.ProtocolError, "the peer pushes, which was not allowed");
            default:
                SpendUseless();
                break;
        }
    }

    /// <summary>Takes the stream with an id into the loop's hands; <see langword="null"/> if it is not open.</summary>
    private Http2Stream? EnterStream(int id)
    {
        if (_current is { } current)
        {
            // Frames of one stream often come together.
            if (current.Id == id)
            {
                return current.IsClosed ? null : current;
            }

            LeaveStream();
        }

        lock (_streamsGate)
        {
            _current = _streams.Find(id);
            _current?.Hold();
        }

        return _current;
    }

    private void LeaveStream()
    {
        if (_current is { } stream)
        {
            _current = null;
            LetGoOf(stream);
        }
    }

    /// <summary>Whether a stream was never opened, by the end whose ids it is of.</summary>
    private bool IsIdle(int id)
    {
        bool isOurs = (id & 1) == (_role == Http2Role.Client ? 1 : 0);
        return isOurs ? _role == Http2Role.Server || (uint)id >= (uint)Volatile.Read(ref _nextStreamId) : id > _lastPeerStreamId;
    }

    /// <summary>Checks that a frame that speaks of a stream that is not open speaks of one that was.</summary>
    private void NoteGone(int id, string frame)
    {
        CheckOpened(id, frame);
        if (Interlocked.Decrement(ref _lateFrames) < 0)
        {
            Interlocked.Increment(ref _lateFrames);
            SpendUseless();
        }
    }

    private void CheckOpened(int id, string frame)
    {
        if (IsIdle(id))
        {
            throw Broken(Http2ErrorCode.ProtocolError, $"{frame} came for the stream {id}, which was never opened");
        }
    }

    private static ReadOnlySpan<byte> Unpad(byte flags, ReadOnlySpan<byte> payload)
    {
        if ((flags & Http2Frame.FlagPadded) == 0)
        {
            return payload;
        }

        if (payload.IsEmpty)
        {
            throw Broken(Http2ErrorCode.FrameSizeError, "a padded frame has no room for the length of its padding");
        }

        int padding = payload[0];
        if (padding >= payload.Length)
        {
            throw Broken(Http2ErrorCode.ProtocolError, "a frame has more padding than payload");
        }

        return payload[1..^padding];
    }

    private static void CheckSize(string frame, ReadOnlySpan<byte> payload, int expected)
    {
        if (payload.Length != expected)
        {
            throw Broken(Http2ErrorCode.FrameSizeError, $"{frame} has {payload.Length} bytes instead of {expected}");
        }
    }

    private static void CheckStream(string frame, int id, bool mayBeConnection, bool mayBeStream)
    {
        if (id == 0 ? !mayBeConnection : !mayBeStream)
        {
            throw Broken(Http2ErrorCode.ProtocolError, id == 0 ? $"{frame} came without a stream" : $"{frame} came for a stream");
        }
    }

    private static Http2Exception Broken(Http2ErrorCode code, string reason) => new(code, $"HTTP/2 is broken by the peer: {reason}");

    /// <summary>Resets a stream on which the peer has broken a rule.</summary>
    private void FailStream(int id, Http2Stream? stream, Http2ErrorCode code)
    {
        Spend(ref _resets, "rapid_reset", "the peer keeps making mistakes on streams, or opens more than it may");
        ResetByLoop(id, stream, code);
    }

    private void ResetByLoop(int id, Http2Stream? stream, Http2ErrorCode code)
    {
        if (!TryEnter(out OutputBuffer buffer))
        {
            return;
        }

        if (stream is null)
        {
            Http2Frame.WriteReset(buffer, id, code);
            RememberReset(id);
        }
        else
        {
            WriteReset(buffer, stream, code);
        }

        Exit(inline: false);
        stream?.OnReset(code, byPeer: false);
    }
}
