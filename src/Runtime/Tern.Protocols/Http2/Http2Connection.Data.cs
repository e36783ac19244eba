namespace Tern.Protocols.Http2;

/// <content>Data that has come, and the windows that bound it.</content>
/// <remarks>
/// Windows are counters that only grow: bytes granted, bytes received, bytes that somebody has taken. The connection's window opens again as data comes, whoever takes it, as long as what nobody has
/// taken stays below <see cref="Http2Options.MaxUnreadBytes"/>: a slow consumer of one stream does not hold up the others. A stream's window opens as its data is taken.
/// </remarks>
internal sealed partial class Http2Connection
{
    private const ulong BandwidthPing = 0x7465726E_62647000;

    // Written by the reading loop.
    private long _received;
    private long _takenAtOnce;

    // Guarded by the lock of the output.
    private long _connectionGranted;
    private long _takenLater;
    private int _connectionWindow;
    private int _streamWindow;
    private long _probeStart = -1;

    /// <summary>Bytes of a stream were taken that <see cref="Http2Stream.OnData"/> had left: the peer may send more. By any thread.</summary>
    /// <remarks>Every byte that was left must be reported, whatever becomes of the stream: those that nobody wants any more too, also after its end. Otherwise they count as unread for ever.</remarks>
    public void Consumed(Http2Stream stream, int bytes)
    {
        if (bytes > 0 && TryEnter(out OutputBuffer buffer))
        {
            _takenLater += bytes;
            stream.ConsumedBytes += bytes;
            Grant(buffer, stream);
            Exit(inline: false);
        }
    }

    /// <summary>Bytes that have come and that nobody has taken.</summary>
    private long UnreadBytes => Volatile.Read(ref _received) - Volatile.Read(ref _takenAtOnce) - _takenLater;

    private void ReadData(int id, byte flags, ReadOnlySpan<byte> payload)
    {
        CheckStream("DATA", id, mayBeConnection: false, mayBeStream: true);
        int length = payload.Length;
        ReadOnlySpan<byte> data = Unpad(flags, payload);
        bool endStream = (flags & Http2Frame.FlagEndStream) != 0;
        Volatile.Write(ref _received, _received + length);
        if (_received > Volatile.Read(ref _connectionGranted))
        {
            throw Broken(Http2ErrorCode.FlowControlError, "the peer sent more than the connection's window holds");
        }

        if (data.IsEmpty && !endStream)
        {
            Spend(ref _emptyData, "empty_data", "the peer keeps sending DATA frames that carry nothing");
        }

        if (EnterStream(id) is not { } stream)
        {
            TakeLostData(id, length, data.Length);
            return;
        }

        stream.ReceivedBytes += length;
        stream.DataBytes += data.Length;
        if (RefusalOf(stream, endStream) is { } code)
        {
            Volatile.Write(ref _takenAtOnce, _takenAtOnce + length);
            FailStream(id, stream, code);
            return;
        }

        stream.RemoteEnded = endStream;
        int taken = length - data.Length + stream.OnData(data, endStream);
        stream.TakenBytes += taken;
        Volatile.Write(ref _takenAtOnce, _takenAtOnce + taken);
        if (endStream)
        {
            EndRemote(stream);
        }

        if (IsLow(Volatile.Read(ref _connectionGranted) - _received, _connectionWindow)
            || (!endStream && IsLow(Volatile.Read(ref stream.GrantedBytes) - stream.ReceivedBytes, _streamWindow)))
        {
            GrantFromLoop(stream);
        }
    }

    private static Http2ErrorCode? RefusalOf(Http2Stream stream, bool endStream)
    {
        if (stream.RemoteEnded)
        {
            return Http2ErrorCode.StreamClosed;
        }

        if (!stream.HeadersReceived || (stream.ExpectedBytes >= 0 && (endStream ? !HasExpectedBytes(stream) : stream.DataBytes > stream.ExpectedBytes)))
        {
            return Http2ErrorCode.ProtocolError;
        }

        return stream.ReceivedBytes > Volatile.Read(ref stream.GrantedBytes) ? Http2ErrorCode.FlowControlError : null;
    }

    /// <summary>Data of a stream that has ended still takes from the connection's window.</summary>
    private void TakeLostData(int id, int length, int dataBytes)
    {
        Volatile.Write(ref _takenAtOnce, _takenAtOnce + length);
        bool wasReset = WasReset(id);
        if (wasReset && dataBytes > 0)
        {
            // On its way when the stream was reset: no more than its window had room for, and no worse than data of a stream that is open.
            CheckOpened(id, "DATA");
        }
        else
        {
            NoteGone(id, "DATA");
        }

        if (!wasReset)
        {
            FailStream(id, null, Http2ErrorCode.StreamClosed);
        }

        if (IsLow(Volatile.Read(ref _connectionGranted) - _received, _connectionWindow))
        {
            GrantFromLoop(null);
        }
    }

    private static bool IsLow(long left, int window) => left < window / 2;

    private void GrantFromLoop(Http2Stream? stream)
    {
        if (TryEnter(out OutputBuffer buffer))
        {
            Grant(buffer, stream);
            Exit(inline: false);
        }
    }

    /// <summary>Opens windows that are more than half shut, if there is room for what may come.</summary>
    private void Grant(OutputBuffer buffer, Http2Stream? stream)
    {
        bool grants = false;
        long left = _connectionGranted - Volatile.Read(ref _received);
        long room = Math.Min(_connectionWindow, Math.Max(_options.MaxUnreadBytes, _connectionWindow) - UnreadBytes);

        // While slow consumers hold most of what may be held, the others live on smaller pieces of window.
        if (room - left >= Math.Min(_connectionWindow / 2, Math.Max(room / 2, Http2Frame.LeastMaxBytes)))
        {
            Http2Frame.WriteWindowUpdate(buffer, 0, (int)(room - left));
            Volatile.Write(ref _connectionGranted, _connectionGranted + room - left);
            grants = true;
        }

        if (stream is { RemoteEnded: false, IsClosed: false })
        {
            long received = Volatile.Read(ref stream.ReceivedBytes);
            left = stream.GrantedBytes - received;
            room = _streamWindow - (received - Volatile.Read(ref stream.TakenBytes) - stream.ConsumedBytes);
            if (room - left >= _streamWindow / 2)
            {
                Http2Frame.WriteWindowUpdate(buffer, stream.Id, (int)(room - left));
                Volatile.Write(ref stream.GrantedBytes, stream.GrantedBytes + room - left);
                grants = true;
            }
        }

        if (grants && _probeStart < 0 && _streamWindow < _options.MaxWindow)
        {
            // What comes until the answer is what the way to the peer and back holds: with less window than that, it stands empty at times.
            _probeStart = Volatile.Read(ref _received);
            Http2Frame.WritePing(buffer, BandwidthPing, isAck: false);
        }
    }

    /// <summary>The answer to a probe is here: windows that were full meanwhile grow.</summary>
    private void EndProbe()
    {
        if (!TryEnter(out OutputBuffer buffer))
        {
            return;
        }

        long sample = _probeStart < 0 ? 0 : _received - _probeStart;
        _probeStart = -1;
        if (sample >= _streamWindow / 3 * 2)
        {
            int window = (int)Math.Min(sample * 2, _options.MaxWindow);
            if (window > _streamWindow)
            {
                GrowWindows(buffer, window);
            }
        }

        Exit(inline: false);
    }

    private void GrowWindows(OutputBuffer buffer, int window)
    {
        int more = window - _streamWindow;
        _streamWindow = window;
        _connectionWindow = Math.Max(_connectionWindow, window);
        Http2Frame.WriteSettings(buffer, (Http2Setting.InitialWindowSize, (uint)window));
        NoteSettingsSent();

        // The peer adds the difference to the windows of its open streams when it reads the setting: RFC 9113 section 6.9.2.
        lock (_streamsGate)
        {
            foreach (Http2Stream stream in _streams.ToArray())
            {
                Volatile.Write(ref stream.GrantedBytes, stream.GrantedBytes + more);
            }
        }

        Grant(buffer, null);
    }
}
