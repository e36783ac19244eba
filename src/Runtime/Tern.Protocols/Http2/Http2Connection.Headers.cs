using System.Buffers;
using Tern.Protocols.Http2.Hpack;

namespace Tern.Protocols.Http2;

/// <content>Headers that have come: requests, responses, trailers.</content>
internal sealed partial class Http2Connection
{
    private const int PriorityBytes = 5;

    // Packed headers take fewer bytes than the list; what is larger than this is on its way to nowhere.
    private const int BlockFactor = 4;

    private static readonly Http2HeaderBlock s_tooLarge = new((":status", "431"));

    private readonly HpackDecoder _decoder;
    private readonly ArrayBufferWriter<byte> _block = new();
    private int _blockStream;
    private bool _blockEndsStream;
    private int _continuations;
    private int _lastPeerStreamId;

    // Client: the stream whose answer ended last. By the reading loop.
    private int _endedByServer;

    private void ReadHeaders(int id, byte flags, ReadOnlySpan<byte> payload)
    {
        CheckStream("HEADERS", id, mayBeConnection: false, mayBeStream: true);
        payload = Unpad(flags, payload);
        if ((flags & Http2Frame.FlagPriority) != 0)
        {
            if (payload.Length < PriorityBytes)
            {
                throw Broken(Http2ErrorCode.FrameSizeError, "HEADERS has no room for its priority");
            }

            payload = payload[PriorityBytes..];
        }

        bool endStream = (flags & Http2Frame.FlagEndStream) != 0;
        if ((flags & Http2Frame.FlagEndHeaders) != 0)
        {
            TakeBlock(id, endStream, payload);
            return;
        }

        _blockStream = id;
        _blockEndsStream = endStream;
        _continuations = 0;
        _block.Write(payload);
    }

    private void ReadContinuation(int id, byte flags, ReadOnlySpan<byte> payload)
    {
        if (_blockStream == 0)
        {
            throw Broken(Http2ErrorCode.ProtocolError, "CONTINUATION came without HEADERS");
        }

        if (++_continuations > _options.Floods.Continuations || _block.WrittenCount + payload.Length > (long)_options.MaxHeaderListBytes * BlockFactor)
        {
            throw Flood("continuation", $"a block of headers has {_continuations} CONTINUATION frames and {_block.WrittenCount + payload.Length} bytes");
        }

        _block.Write(payload);
        if ((flags & Http2Frame.FlagEndHeaders) != 0)
        {
            _blockStream = 0;
            TakeBlock(id, _blockEndsStream, _block.WrittenSpan);
            _block.ResetWrittenCount();
        }
    }

    private void TakeBlock(int id, bool endStream, ReadOnlySpan<byte> block)
    {
        // Also for streams that are gone: the tables of both ends must stay the same.
        HpackFields fields;
        try
        {
            fields = _decoder.Decode(block);
        }
        catch (Http2Exception exception) when (exception.Code == Http2ErrorCode.EnhanceYourCalm)
        {
            throw Flood("hpack_bomb", exception.Message);
        }

        if (EnterStream(id) is { } stream)
        {
            TakeFurtherHeaders(stream, fields, endStream);
        }
        else if (_role == Http2Role.Server && id > _lastPeerStreamId)
        {
            TakeRequest(id, fields, endStream);
        }
        else
        {
            NoteGone(id, "HEADERS");
            if (_role == Http2Role.Server && !WasReset(id))
            {
                throw Broken(Http2ErrorCode.StreamClosed, $"HEADERS came for the stream {id}, which has ended");
            }
        }
    }

    private void TakeRequest(int id, HpackFields fields, bool endStream)
    {
        if ((id & 1) == 0)
        {
            throw Broken(Http2ErrorCode.ProtocolError, $"a client opened the stream {id}; its ids are odd");
        }

        _lastPeerStreamId = id;
        if (_lastAnnounced < id)
        {
            // The final GOAWAY has said that this stream will not be looked at.
            SpendUseless();
            return;
        }

        if (fields.IsTooLarge)
        {
            RefuseTooLarge(id, fields, endStream);
            return;
        }

        if (Http2MessageRules.KindOf(fields) != Http2HeaderKind.Request)
        {
            FailStream(id, null, Http2ErrorCode.ProtocolError);
            return;
        }

        if (ActiveStreams >= _options.MaxConcurrentStreams)
        {
            FailStream(id, null, Http2ErrorCode.RefusedStream);
            return;
        }

        if (IsFull || _host.Accept() is not { } stream)
        {
            // No fault of the peer's.
            ResetByLoop(id, null, Http2ErrorCode.RefusedStream);
            return;
        }

        LeaveStream();
        stream.Begin(id, Volatile.Read(ref _peerStreamWindow), _streamWindow, isHeld: true);
        stream.HeadersReceived = true;
        var headers = new Http2HeaderList(fields);
        stream.ExpectedBytes = Http2MessageRules.ContentLengthOf(headers);
        stream.RemoteEnded = endStream;
        lock (_streamsGate)
        {
            if (!IsClosed)
            {
                _streams.Add(stream);
                Volatile.Write(ref _activeStreams, _streams.Count);
                _current = stream;
            }
        }

        if (_current is null)
        {
            stream.OnClosed();
            return;
        }

        if (endStream && stream.ExpectedBytes > 0)
        {
            FailStream(id, stream, Http2ErrorCode.ProtocolError);
            return;
        }

        stream.OnHeaders(headers, endStream);
    }

    private void TakeFurtherHeaders(Http2Stream stream, HpackFields fields, bool endStream)
    {
        if (stream.RemoteEnded)
        {
            FailStream(stream.Id, stream, Http2ErrorCode.StreamClosed);
            return;
        }

        if (fields.IsTooLarge)
        {
            FailStream(stream.Id, stream, Http2ErrorCode.EnhanceYourCalm);
            return;
        }

        Http2HeaderKind kind = Http2MessageRules.KindOf(fields);
        var headers = new Http2HeaderList(fields);
        if (!stream.HeadersReceived)
        {
            TakeResponse(stream, kind, headers, endStream);
        }
        else if (kind != Http2HeaderKind.Trailers || !endStream || !HasExpectedBytes(stream))
        {
            FailStream(stream.Id, stream, Http2ErrorCode.ProtocolError);
        }
        else
        {
            stream.RemoteEnded = true;
            stream.OnTrailers(headers);
            EndRemote(stream);
        }
    }

    private void TakeResponse(Http2Stream stream, Http2HeaderKind kind, Http2HeaderList headers, bool endStream)
    {
        switch (kind)
        {
            case Http2HeaderKind.InterimResponse when !endStream:
                SpendUseless();
                break;
            case Http2HeaderKind.Response:
                stream.HeadersReceived = true;
                stream.ExpectedBytes = Http2MessageRules.ContentLengthOf(headers);
                stream.RemoteEnded = endStream;
                stream.OnHeaders(headers, endStream);
                if (endStream)
                {
                    EndRemote(stream);
                }

                break;
            default:
                FailStream(stream.Id, stream, Http2ErrorCode.ProtocolError);
                break;
        }
    }

    /// <summary>The peer has ended its half: a client's stream is over then.</summary>
    private void EndRemote(Http2Stream stream)
    {
        if (_role == Http2Role.Server)
        {
            return;
        }

        _endedByServer = stream.Id;
        if (stream.LocalEnded && stream.Queue.IsEmpty)
        {
            // The loop holds the stream, and says that it is closed when it leaves it.
            TryRemove(stream, out _);
        }
        else
        {
            // The server does not want the rest of the request.
            Reset(stream, Http2ErrorCode.NoError);
        }
    }

    private static bool HasExpectedBytes(Http2Stream stream) => stream.ExpectedBytes < 0 || stream.ExpectedBytes == stream.DataBytes;

    private void RefuseTooLarge(int id, HpackFields fields, bool endStream)
    {
        ConnectionLog.HeadersTooLarge(_log, _peer, fields.ListBytes, _options.MaxHeaderListBytes);
        Spend(ref _resets, "rapid_reset", "the peer keeps sending headers that are too large");
        if (!TryEnter(out OutputBuffer buffer))
        {
            return;
        }

        int mark = BeginData(buffer);
        _encoder.BeginBlock(buffer);
        _encoder.Write(buffer, s_tooLarge);
        Http2Frame.WriteHead(
            buffer.WrittenSpan[mark..], buffer.Length - mark - Http2Frame.HeadBytes, Http2FrameType.Headers, Http2Frame.FlagEndHeaders | Http2Frame.FlagEndStream, id);
        if (!endStream)
        {
            Http2Frame.WriteReset(buffer, id, Http2ErrorCode.NoError);
        }

        RememberReset(id);
        Exit(inline: false);
    }
}
