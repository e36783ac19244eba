using System.Buffers;
using Tern.Protocols.Http2.Hpack;

namespace Tern.Protocols.Http2;

/// <content>Opening streams, writing headers and data. Everything here runs under the lock of the output, between TryEnter and Exit.</content>
internal sealed partial class Http2Connection
{
    // Frames are not made larger than this even if the peer takes larger ones: others want to get through too.
    private const int LargestFrame = 64 * 1_024;

    // What a stream that sends message after message finds in the output when it stands back for others.
    private const int CrowdedBytes = 128 * 1_024;

    // What a client may have sent, beside data, for a request that is answered before its end: trailers or an empty end, window for the answer, a reset.
    private const int LateFrames = 4;

    // What a peer must take within the stall timeout to count as one that reads: less than that is what it costs to hold our memory for ever.
    private const int LeastProgress = 8 * 1_024;

    private readonly HpackEncoder _encoder;
    private List<Http2Stream> _waiters = [];
    private Http2Stream? _firstQueued;
    private Http2Stream? _firstClosed;
    private Http2Stream[] _writable = [];
    private int _writableCount;
    private long _sendWindow = Http2Frame.DefaultWindow;
    private long _peerStreamWindow = Http2Frame.DefaultWindow;
    private long _peerMaxHeaderList = long.MaxValue;
    private long _lastProgress;
    private int _progress;
    private long _framesSent;
    private int _peerMaxFrame = Http2Frame.LeastMaxBytes;

    // What a client takes for granted until the server has spoken: Kitex, pkg/remote/trans/nphttp2/grpc/defaults.go.
    private int _peerMaxStreams = 100;
    private int _nextStreamId = 1;
    private int _lateFrames;
    private int _queuedBytes;
    private int _roomFreed;
    private bool _wantsRoom;
    private bool _isPumpWaiting;

    /// <summary>Takes the lock of the output; <see langword="false"/> without it if the connection is closed. <see cref="Exit"/> must follow, soon: other streams wait.</summary>
    public bool TryEnter(out OutputBuffer buffer) => _output.TryEnter(out buffer);

    /// <summary>Gives the lock back, sees to it that what was written leaves, and tells streams what has become of them.</summary>
    /// <inheritdoc cref="ConnectionOutput.Exit"/>
    public void Exit(bool inline)
    {
        Http2Stream? closed = _firstClosed;
        _firstClosed = null;
        int writableCount = _writableCount;
        Http2Stream[] writable = _writable;
        if (writableCount > 0)
        {
            _writable = [];
            _writableCount = 0;
        }

        _output.Exit(inline);
        if (closed is not null)
        {
            TellClosed(closed);
        }

        if (writableCount > 0)
        {
            TellWritable(writable, writableCount);
        }
    }

    /// <summary>Client: gives a stream its id. Its headers must follow before <see cref="Exit"/>, or a <see cref="WriteReset"/> if they cannot be written.</summary>
    /// <param name="stream">An object that belongs to no connection.</param>
    public Http2Opening TryOpen(Http2Stream stream)
    {
        if (IsRetired || _nextStreamId < 0)
        {
            return Http2Opening.Retired;
        }

        lock (_streamsGate)
        {
            if (_streams.Count >= _peerMaxStreams)
            {
                _wantsRoom = true;
                return Http2Opening.NoRoom;
            }

            stream.Begin(_nextStreamId, _peerStreamWindow, _streamWindow, isHeld: false);
            _streams.Add(stream);
            Volatile.Write(ref _activeStreams, _streams.Count);
            _nextStreamId += 2;
        }

        if (_nextStreamId < 0)
        {
            // The last id: whoever wants another stream needs another connection.
            ThreadPool.UnsafeQueueUserWorkItem(static self => self.Retire(), this, preferLocal: false);
        }

        return Http2Opening.Opened;
    }

    /// <summary>
    /// Client: asks to be told when the peer has said how many streams it takes, and takes another (<see cref="IHttp2Host.OnRoom"/>); <see langword="true"/>, and nothing is told, if it
    /// does so now.
    /// </summary>
    public bool WantRoom()
    {
        lock (_streamsGate)
        {
            _wantsRoom = _expectsSettings || _streams.Count >= _peerMaxStreams;
            return !_wantsRoom;
        }
    }

    /// <summary>Begins headers or trailers.</summary>
    public Http2HeadersWriter BeginHeaders(OutputBuffer buffer, Http2Stream stream) =>
        new(buffer, stream.Queue.IsEmpty ? _encoder : null, !stream.CanSend);

    /// <summary>Ends headers or trailers.</summary>
    /// <param name="headers">What was written.</param>
    /// <param name="buffer">The output.</param>
    /// <param name="stream">The stream.</param>
    /// <param name="endStream">Whether nothing follows.</param>
    /// <returns><see langword="false"/> if the list is larger than the peer takes; nothing was written then, and the stream is as it was before.</returns>
    public bool EndHeaders(ref Http2HeadersWriter headers, OutputBuffer buffer, Http2Stream stream, bool endStream)
    {
        if (headers.IsDropped)
        {
            return true;
        }

        if (headers.ListBytes > _peerMaxHeaderList)
        {
            headers.Abandon();
            return false;
        }

        stream.HeadersSent = true;
        _framesSent++;
        if (!stream.Queue.IsEmpty)
        {
            ReadOnlySpan<byte> block = buffer.WrittenSpan[(headers.Mark + Http2Frame.HeadBytes)..];
            stream.Queue.AddTrailers(block);
            _queuedBytes += block.Length;
            buffer.Truncate(headers.Mark);
            stream.LocalEnded = true;
            return true;
        }

        Http2Frame.Split(
            buffer, headers.Mark, _peerMaxFrame, Http2FrameType.Headers, Http2FrameType.Continuation,
            endStream ? Http2Frame.FlagEndStream : (byte)0, Http2Frame.FlagEndHeaders, stream.Id);
        if (endStream)
        {
            EndLocal(buffer, stream);
        }

        return true;
    }

    /// <summary>Gives up headers that were begun: writing them has failed.</summary>
    public static void AbandonHeaders(ref Http2HeadersWriter headers) => headers.Abandon();

    /// <summary>Writes headers or trailers that are the same from call to call.</summary>
    /// <inheritdoc cref="EndHeaders"/>
    public bool WriteHeaders(OutputBuffer buffer, Http2Stream stream, Http2HeaderBlock block, bool endStream)
    {
        Http2HeadersWriter headers = BeginHeaders(buffer, stream);
        headers.Write(block);
        return EndHeaders(ref headers, buffer, stream, endStream);
    }

    /// <summary>Makes room for the head of a DATA frame; the data is then written into the buffer behind it, however long. <see cref="OutputBuffer.Truncate"/> to the mark gives it up.</summary>
    /// <returns>The mark for <see cref="EndData"/>.</returns>
    public static int BeginData(OutputBuffer buffer)
    {
        int mark = buffer.Length;
        buffer.GetSpan(Http2Frame.HeadBytes);
        buffer.Advance(Http2Frame.HeadBytes);
        return mark;
    }

    /// <summary>Makes frames of the data behind a mark. What has no window waits in the stream's queue.</summary>
    public void EndData(OutputBuffer buffer, Http2Stream stream, int mark, bool endStream)
    {
        int length = buffer.Length - mark - Http2Frame.HeadBytes;
        if (!stream.CanSend || (length == 0 && !endStream))
        {
            buffer.Truncate(mark);
            return;
        }

        _framesSent++;
        if (stream.Queue.IsEmpty && length <= Math.Min(stream.SendWindow, _sendWindow))
        {
            stream.SendWindow -= length;
            _sendWindow -= length;
            Http2Frame.Split(
                buffer, mark, _peerMaxFrame, Http2FrameType.Data, Http2FrameType.Data, 0, endStream ? Http2Frame.FlagEndStream : (byte)0, stream.Id);
            if (endStream)
            {
                EndLocal(buffer, stream);
            }

            return;
        }

        ReadOnlySpan<byte> data = buffer.WrittenSpan[(mark + Http2Frame.HeadBytes)..];
        if (_queuedBytes == 0)
        {
            _lastProgress = _time.GetTimestamp();
            _progress = 0;
        }

        stream.Queue.AddData(data);
        stream.Queue.EndsStream = endStream;
        stream.LocalEnded = endStream;
        Volatile.Write(ref _queuedBytes, _queuedBytes + data.Length);
        buffer.Truncate(mark);
        LinkQueued(stream);
        Pump(buffer);
    }

    /// <summary>Whether a stream that sends message after message should send another now. If not, <see cref="Http2Stream.OnWritable"/> comes.</summary>
    /// <remarks>A message that is written all the same is queued; it is the sender's restraint that bounds memory.</remarks>
    public bool TryBeginWrite(OutputBuffer buffer, Http2Stream stream)
    {
        if (!stream.CanSend)
        {
            return true;
        }

        if (!stream.Queue.IsEmpty)
        {
            stream.WantsWritable = true;
            return false;
        }

        if (buffer.Length > CrowdedBytes)
        {
            _waiters.Add(stream);
            return false;
        }

        return true;
    }

    /// <summary>Ends a stream at once, in both directions; what it has queued is dropped. <see cref="Http2Stream.OnReset"/> is not called.</summary>
    public void WriteReset(OutputBuffer buffer, Http2Stream stream, Http2ErrorCode code)
    {
        if (!TryRemove(stream, out bool notifies))
        {
            return;
        }

        DropQueue(stream);
        if (_role == Http2Role.Server || stream.HeadersSent)
        {
            Http2Frame.WriteReset(buffer, stream.Id, code);
            RememberReset(stream.Id);
        }

        NoteClosed(stream, notifies);
    }

    /// <summary>As <see cref="WriteReset"/>, for who has not entered the output.</summary>
    public void Reset(Http2Stream stream, Http2ErrorCode code)
    {
        if (TryEnter(out OutputBuffer buffer))
        {
            WriteReset(buffer, stream, code);
            Exit(inline: false);
        }
    }

    private void EndLocal(OutputBuffer buffer, Http2Stream stream)
    {
        stream.LocalEnded = true;
        if (_role == Http2Role.Client || !TryRemove(stream, out bool notifies))
        {
            return;
        }

        if (!stream.RemoteEnded)
        {
            // The answer is complete, whatever else the client has to say: RFC 9113 section 8.1.
            Http2Frame.WriteReset(buffer, stream.Id, Http2ErrorCode.NoError);
            RememberReset(stream.Id);
            if (Volatile.Read(ref _lateFrames) < LateFrames * Math.Min(_options.MaxConcurrentStreams, MostRemembered))
            {
                Interlocked.Add(ref _lateFrames, LateFrames);
            }
        }

        NoteClosed(stream, notifies);
    }

    private void NoteClosed(Http2Stream stream, bool notifies)
    {
        if (notifies)
        {
            stream.NextClosed = _firstClosed;
            _firstClosed = stream;
        }
    }

    private void TellClosed(Http2Stream? closed)
    {
        while (closed is not null)
        {
            Http2Stream stream = closed;
            closed = stream.NextClosed;
            stream.NextClosed = null;
            stream.OnClosed();
        }

        TellOfRoom();
    }

    private static void TellWritable(Http2Stream[] streams, int count)
    {
        for (int i = 0; i < count; i++)
        {
            streams[i].OnWritable();
        }

        Array.Clear(streams, 0, count);
        ArrayPool<Http2Stream>.Shared.Return(streams);
    }

    private void NoteWritable(Http2Stream stream)
    {
        if (_writableCount == _writable.Length)
        {
            Http2Stream[] larger = ArrayPool<Http2Stream>.Shared.Rent(Math.Max(_writableCount * 2, 16));
            _writable.AsSpan(0, _writableCount).CopyTo(larger);
            if (_writable.Length > 0)
            {
                Array.Clear(_writable, 0, _writableCount);
                ArrayPool<Http2Stream>.Shared.Return(_writable);
            }

            _writable = larger;
        }

        _writable[_writableCount++] = stream;
    }

    /// <summary>A send has ended: there is room for what waits for it.</summary>
    private void OnSent()
    {
        // Seen late, a wish is served behind the next send, which whoever has it is about to cause.
        if ((Volatile.Read(ref _isPumpWaiting) || _waiters.Count > 0) && TryEnter(out OutputBuffer buffer))
        {
            Pump(buffer);
            foreach (Http2Stream stream in _waiters)
            {
                NoteWritable(stream);
            }

            _waiters.Clear();
            Exit(inline: false);
        }
    }

    /// <summary>Sends what is queued as far as there is window, one frame of each stream in turn.</summary>
    private void Pump(OutputBuffer buffer)
    {
        Volatile.Write(ref _isPumpWaiting, false);
        while (_firstQueued is { } stream)
        {
            if (buffer.Length > CrowdedBytes)
            {
                Volatile.Write(ref _isPumpWaiting, true);
                break;
            }

            int data = stream.Queue.DataBytes;
            int size = (int)Math.Min(Math.Min(data, _peerMaxFrame), Math.Min(stream.SendWindow, _sendWindow));
            if (data > 0 && size <= 0)
            {
                if (_sendWindow <= 0)
                {
                    break;
                }

                // Comes back when its window opens.
                UnlinkQueued(stream);
                continue;
            }

            SendQueued(buffer, stream, size);
        }
    }

    private void SendQueued(OutputBuffer buffer, Http2Stream stream, int size)
    {
        bool isLast = size == stream.Queue.DataBytes;
        bool ends = isLast && stream.Queue.EndsStream;
        if (size > 0 || stream.Queue.TrailerBytes == 0)
        {
            int mark = BeginData(buffer);
            stream.Queue.Data[..size].CopyTo(buffer.GetSpan(size));
            buffer.Advance(size);
            Http2Frame.WriteHead(
                buffer.WrittenSpan[mark..], size, Http2FrameType.Data, ends && stream.Queue.TrailerBytes == 0 ? Http2Frame.FlagEndStream : (byte)0, stream.Id);
            stream.SendWindow -= size;
            _sendWindow -= size;
            stream.Queue.Advance(size);
        }

        _framesSent++;
        _progress += size;
        if (_progress >= LeastProgress)
        {
            _lastProgress = _time.GetTimestamp();
            _progress = 0;
        }

        Volatile.Write(ref _queuedBytes, _queuedBytes - size);
        if (!isLast)
        {
            _firstQueued = stream.NextQueued;
            return;
        }

        if (stream.Queue.TrailerBytes > 0)
        {
            SendQueuedTrailers(buffer, stream);
        }

        DropQueue(stream);
        if (ends)
        {
            EndLocal(buffer, stream);
        }
        else if (stream.WantsWritable)
        {
            stream.WantsWritable = false;
            NoteWritable(stream);
        }
    }

    private void SendQueuedTrailers(OutputBuffer buffer, Http2Stream stream)
    {
        int mark = BeginData(buffer);
        _encoder.BeginBlock(buffer);
        ReadOnlySpan<byte> block = stream.Queue.Trailers;
        block.CopyTo(buffer.GetSpan(block.Length));
        buffer.Advance(block.Length);
        Http2Frame.Split(
            buffer, mark, _peerMaxFrame, Http2FrameType.Headers, Http2FrameType.Continuation, Http2Frame.FlagEndStream, Http2Frame.FlagEndHeaders, stream.Id);
    }

    private void DropQueue(Http2Stream stream)
    {
        if (!stream.Queue.IsEmpty)
        {
            Volatile.Write(ref _queuedBytes, _queuedBytes - stream.Queue.Bytes);
            stream.Queue.Release();
        }

        UnlinkQueued(stream);
    }

    private void LinkQueued(Http2Stream stream)
    {
        if (stream.IsQueued)
        {
            return;
        }

        stream.IsQueued = true;
        if (_firstQueued is not { } first)
        {
            stream.NextQueued = stream.PreviousQueued = stream;
            _firstQueued = stream;
            return;
        }

        Http2Stream last = first.PreviousQueued!;
        stream.NextQueued = first;
        stream.PreviousQueued = last;
        last.NextQueued = first.PreviousQueued = stream;
    }

    private void UnlinkQueued(Http2Stream stream)
    {
        if (!stream.IsQueued)
        {
            return;
        }

        stream.IsQueued = false;
        if (ReferenceEquals(stream.NextQueued, stream))
        {
            _firstQueued = null;
        }
        else if (stream is { PreviousQueued: { } previous, NextQueued: { } next })
        {
            previous.NextQueued = next;
            next.PreviousQueued = previous;
            if (ReferenceEquals(_firstQueued, stream))
            {
                _firstQueued = next;
            }
        }

        stream.NextQueued = stream.PreviousQueued = null;
    }
}
