using System.Buffers.Binary;
using System.Text;

namespace Tern.Protocols.Http2;

/// <content>Frames that steer: SETTINGS, PING, GOAWAY, RST_STREAM, WINDOW_UPDATE, PRIORITY.</content>
internal sealed partial class Http2Connection
{
    private const ulong KeepAlivePing = 0x7465726E_6B656570;
    private const ulong DrainPing = 0x7465726E_64726169;

    // A client that pings too often is warned by being let off this many times. Source: Kitex, pkg/remote/trans/nphttp2/grpc/http2_server.go.
    private const int MaxPingStrikes = 2;

    // gRPC: without streams a client is expected to be silent for this long.
    private static readonly TimeSpan s_pingIntervalWithoutStreams = TimeSpan.FromHours(2);

    // Each of them is looked at for every frame that comes too late.
    private const int MostRemembered = 4_096;

    // The last streams that this end has reset: what comes for them was under way.
    private int[] _recentResets = new int[64];
    private int _recentResetCount;
    private Http2Flood _resets;
    private Http2Flood _settings;
    private Http2Flood _pings;
    private Http2Flood _emptyData;
    private Http2Flood _windowUpdates;
    private Http2Flood _useless;
    private long _framesAtLastPing;
    private long _framesAtLastUpdate;
    private long _lastPing;
    private int _pingStrikes;
    private int _settingsInFlight;
    private long _settingsSent;

    private void SayHello()
    {
        if (!TryEnter(out OutputBuffer buffer))
        {
            return;
        }

        if (_role == Http2Role.Client)
        {
            Http2Frame.Preface.CopyTo(buffer.GetSpan(Http2Frame.Preface.Length));
            buffer.Advance(Http2Frame.Preface.Length);
        }

        Http2Frame.WriteSettings(
            buffer,
            (Http2Setting.HeaderTableSize, (uint)_options.HeaderTableBytes),
            _role == Http2Role.Client ? (Http2Setting.EnablePush, 0) : (Http2Setting.MaxConcurrentStreams, (uint)_options.MaxConcurrentStreams),
            (Http2Setting.InitialWindowSize, (uint)_streamWindow),
            (Http2Setting.MaxFrameSize, (uint)_options.MaxFrameBytes),
            (Http2Setting.MaxHeaderListSize, (uint)_options.MaxHeaderListBytes));
        NoteSettingsSent();
        if (_connectionWindow > Http2Frame.DefaultWindow)
        {
            Http2Frame.WriteWindowUpdate(buffer, 0, _connectionWindow - Http2Frame.DefaultWindow);
        }

        Exit(inline: false);
    }

    private void NoteSettingsSent()
    {
        if (Interlocked.Increment(ref _settingsInFlight) == 1)
        {
            Volatile.Write(ref _settingsSent, _time.GetTimestamp());
        }
    }

    private void ReadSettings(int id, byte flags, ReadOnlySpan<byte> payload)
    {
        CheckStream("SETTINGS", id, mayBeConnection: true, mayBeStream: false);
        if ((flags & Http2Frame.FlagAck) != 0)
        {
            CheckSize("the answer to SETTINGS", payload, 0);
            if (Volatile.Read(ref _settingsInFlight) == 0)
            {
                SpendUseless();
            }
            else
            {
                Volatile.Write(ref _settingsSent, _time.GetTimestamp());
                Interlocked.Decrement(ref _settingsInFlight);
            }

            return;
        }

        if (payload.Length % 6 != 0)
        {
            throw Broken(Http2ErrorCode.FrameSizeError, $"SETTINGS has {payload.Length} bytes");
        }

        Spend(ref _settings, "settings", "the peer keeps changing its settings");
        if (!TryEnter(out OutputBuffer buffer))
        {
            return;
        }

        try
        {
            for (; payload.Length > 0; payload = payload[6..])
            {
                ApplySetting((Http2Setting)BinaryPrimitives.ReadUInt16BigEndian(payload), BinaryPrimitives.ReadUInt32BigEndian(payload[2..]));
            }

            NoteSettings();
            Http2Frame.WriteSettingsAck(buffer);
            Pump(buffer);
        }
        finally
        {
            Exit(inline: false);
        }

        TellOfRoom();
    }

    private void NoteSettings()
    {
        lock (_streamsGate)
        {
            _expectsSettings = false;
            if (_wantsRoom && _streams.Count < _peerMaxStreams)
            {
                _wantsRoom = false;
                Volatile.Write(ref _roomFreed, 1);
            }
        }
    }

    private void ApplySetting(Http2Setting setting, uint value)
    {
        switch (setting)
        {
            case Http2Setting.HeaderTableSize:
                _encoder.SetPeerLimit(value);
                break;
            case Http2Setting.EnablePush when value > (_role == Http2Role.Server ? 1u : 0u):
                throw Broken(Http2ErrorCode.ProtocolError, $"ENABLE_PUSH is {value}");
            case Http2Setting.MaxConcurrentStreams:
                lock (_streamsGate)
                {
                    Volatile.Write(ref _peerMaxStreams, (int)Math.Min(value, int.MaxValue));
                }

                break;
            case Http2Setting.InitialWindowSize:
                SetPeerStreamWindow(value);
                break;
            case Http2Setting.MaxFrameSize:
                if (value is < Http2Frame.LeastMaxBytes or > Http2Frame.MostMaxBytes)
                {
                    throw Broken(Http2ErrorCode.ProtocolError, $"MAX_FRAME_SIZE is {value}");
                }

                _peerMaxFrame = (int)Math.Min(value, LargestFrame);
                break;
            case Http2Setting.MaxHeaderListSize:
                _peerMaxHeaderList = value;
                break;
        }
    }

    private void SetPeerStreamWindow(uint value)
    {
        if (value > int.MaxValue)
        {
            throw Broken(Http2ErrorCode.FlowControlError, $"INITIAL_WINDOW_SIZE is {value}");
        }

        long more = value - _peerStreamWindow;
        Volatile.Write(ref _peerStreamWindow, value);
        lock (_streamsGate)
        {
            foreach (Http2Stream stream in _streams.ToArray())
            {
                AddSendWindow(stream, more);
                if (stream.SendWindow > int.MaxValue)
                {
                    throw Broken(Http2ErrorCode.FlowControlError, $"INITIAL_WINDOW_SIZE of {value} makes a window too large");
                }
            }
        }
    }

    private void AddSendWindow(Http2Stream stream, long more)
    {
        stream.SendWindow += more;
        if (stream.SendWindow > 0 && !stream.Queue.IsEmpty)
        {
            LinkQueued(stream);
        }
    }

    private void ReadWindowUpdate(int id, ReadOnlySpan<byte> payload)
    {
        CheckSize("WINDOW_UPDATE", payload, 4);
        int more = BinaryPrimitives.ReadInt32BigEndian(payload) & int.MaxValue;
        long framesSent = Volatile.Read(ref _framesSent);
        _windowUpdates.Earn(2 * (framesSent - _framesAtLastUpdate));
        _framesAtLastUpdate = framesSent;
        Spend(ref _windowUpdates, "window_update", "the peer keeps sending WINDOW_UPDATE");
        if (id == 0)
        {
            OpenConnectionWindow(more);
            return;
        }

        if (EnterStream(id) is not { } stream)
        {
            if (IsIdle(id))
            {
                throw Broken(Http2ErrorCode.ProtocolError, $"WINDOW_UPDATE came for the stream {id}, which was never opened");
            }

            return;
        }

        if (more == 0)
        {
            FailStream(id, stream, Http2ErrorCode.ProtocolError);
            return;
        }

        if (!TryEnter(out OutputBuffer buffer))
        {
            return;
        }

        AddSendWindow(stream, more);
        bool isTooLarge = stream.SendWindow > int.MaxValue;
        if (!isTooLarge)
        {
            Pump(buffer);
        }

        Exit(inline: false);
        if (isTooLarge)
        {
            FailStream(id, stream, Http2ErrorCode.FlowControlError);
        }
    }

    private void OpenConnectionWindow(int more)
    {
        if (more == 0)
        {
            throw Broken(Http2ErrorCode.ProtocolError, "WINDOW_UPDATE opens the connection's window by nothing");
        }

        if (!TryEnter(out OutputBuffer buffer))
        {
            return;
        }

        _sendWindow += more;
        bool isTooLarge = _sendWindow > int.MaxValue;
        if (!isTooLarge)
        {
            Pump(buffer);
        }

        Exit(inline: false);
        if (isTooLarge)
        {
            throw Broken(Http2ErrorCode.FlowControlError, "WINDOW_UPDATE makes the connection's window too large");
        }
    }

    private void ReadReset(int id, ReadOnlySpan<byte> payload)
    {
        CheckStream("RST_STREAM", id, mayBeConnection: false, mayBeStream: true);
        CheckSize("RST_STREAM", payload, 4);
        var code = (Http2ErrorCode)BinaryPrimitives.ReadUInt32BigEndian(payload);
        if (EnterStream(id) is not { } stream)
        {
            // A server that answers before it has the whole request ends the other half so.
            if (code != Http2ErrorCode.NoError || id != _endedByServer)
            {
                NoteGone(id, "RST_STREAM");
            }

            return;
        }

        if (_role == Http2Role.Server)
        {
            Spend(ref _resets, "rapid_reset", "the peer keeps opening streams and resetting them");
        }

        if (TryEnter(out OutputBuffer _))
        {
            DropQueue(stream);
            bool isOurs = TryRemove(stream, out bool notifies);
            NoteClosed(stream, notifies);
            Exit(inline: false);
            if (isOurs)
            {
                stream.OnReset(code, byPeer: true);
            }
        }
    }

    private void ReadPing(int id, byte flags, ReadOnlySpan<byte> payload)
    {
        CheckStream("PING", id, mayBeConnection: true, mayBeStream: false);
        CheckSize("PING", payload, 8);
        ulong data = BinaryPrimitives.ReadUInt64BigEndian(payload);
        if ((flags & Http2Frame.FlagAck) == 0)
        {
            CheckPing();
            if (TryEnter(out OutputBuffer buffer))
            {
                Http2Frame.WritePing(buffer, data, isAck: true);
                Exit(inline: false);
            }

            return;
        }

        switch (data)
        {
            case BandwidthPing:
                EndProbe();
                break;
            case DrainPing:
                AnnounceLast();
                break;
            case KeepAlivePing:
                // Whatever comes shows that the peer lives: NoteArrival has seen it.
                break;
            default:
                SpendUseless();
                break;
        }
    }

    /// <summary>Checks that the peer does not ping for nothing. Source of the rules: Kitex, <c>pkg/remote/trans/nphttp2/grpc/http2_server.go</c>.</summary>
    private void CheckPing()
    {
        long framesSent = Volatile.Read(ref _framesSent);
        long sentSince = framesSent - _framesAtLastPing;
        _framesAtLastPing = framesSent;
        _pings.Earn(sentSince);
        Spend(ref _pings, "ping", "the peer keeps sending PING");
        if (_role == Http2Role.Client || _options.MinPingInterval <= TimeSpan.Zero)
        {
            return;
        }

        long now = Math.Max(_time.GetTimestamp(), 1);
        TimeSpan least = ActiveStreams > 0 ? _options.MinPingInterval : s_pingIntervalWithoutStreams;
        if (sentSince > 0)
        {
            _pingStrikes = 0;
        }
        else if (_lastPing != 0 && _time.GetElapsedTime(_lastPing, now) < least && ++_pingStrikes > MaxPingStrikes)
        {
            Http2Exception flood = Flood("ping", "the peer pings more often than is allowed");
            throw new Http2Exception(flood.Code, flood.Message) { DebugText = "too_many_pings" };
        }

        _lastPing = now;
    }

    private void ReadGoAway(int id, ReadOnlySpan<byte> payload)
    {
        CheckStream("GOAWAY", id, mayBeConnection: true, mayBeStream: false);
        if (payload.Length < 8)
        {
            throw Broken(Http2ErrorCode.FrameSizeError, $"GOAWAY has {payload.Length} bytes");
        }

        SpendUseless();
        int last = BinaryPrimitives.ReadInt32BigEndian(payload) & int.MaxValue;
        var code = (Http2ErrorCode)BinaryPrimitives.ReadUInt32BigEndian(payload[4..]);
        if (code != Http2ErrorCode.NoError)
        {
            ConnectionLog.GoAway(_log, _peer, code, Encoding.UTF8.GetString(payload[8..Math.Min(payload.Length, 256)]));
        }

        Retire();
        if (_role == Http2Role.Client)
        {
            RefuseAbove(last);
        }
    }

    /// <summary>Tells the streams behind a server's last that nothing was done about them.</summary>
    private void RefuseAbove(int last)
    {
        // Under the lock of the output no further stream can be opened.
        if (!TryEnter(out OutputBuffer _))
        {
            return;
        }

        var behind = new List<Http2Stream>();
        lock (_streamsGate)
        {
            foreach (Http2Stream stream in _streams.ToArray())
            {
                if (stream.Id > last)
                {
                    stream.Hold();
                    behind.Add(stream);
                }
            }
        }

        var refused = new HashSet<Http2Stream>();
        foreach (Http2Stream stream in behind)
        {
            DropQueue(stream);
            if (TryRemove(stream, out bool _))
            {
                refused.Add(stream);
            }
        }

        Exit(inline: false);
        foreach (Http2Stream stream in behind)
        {
            if (refused.Contains(stream))
            {
                stream.OnReset(Http2ErrorCode.RefusedStream, byPeer: true);
            }

            LetGoOf(stream);
        }
    }

    private void LetGoOf(Http2Stream stream)
    {
        if (stream.LetGo())
        {
            stream.OnClosed();
            TellOfRoom();
        }
    }

    private void ReadPriority(int id, ReadOnlySpan<byte> payload)
    {
        CheckStream("PRIORITY", id, mayBeConnection: false, mayBeStream: true);
        SpendUseless();
        if (payload.Length != PriorityBytes)
        {
            // For this frame that is the stream's error, of a stream that may not be there: RFC 9113 section 6.3.
            FailStream(id, EnterStream(id), Http2ErrorCode.FrameSizeError);
        }
    }

    // What is on its way is for streams that were open at once: the peer opens another one when it has heard of the end of this one.
    private void RememberReset(int id)
    {
        if (_recentResetCount == _recentResets.Length && _recentResets.Length < Math.Min(_options.MaxConcurrentStreams, MostRemembered))
        {
            int[] more = new int[_recentResets.Length * 2];
            _recentResets.CopyTo(more, 0);
            _recentResets = more;
        }

        _recentResets[_recentResetCount++ & (_recentResets.Length - 1)] = id;
    }

    private bool WasReset(int id) => _recentResets.AsSpan().Contains(id);

    private void SpendUseless() => Spend(ref _useless, "useless_frames", "the peer keeps sending frames that mean nothing");

    private void Spend(ref Http2Flood flood, string kind, string reason)
    {
        if (!flood.TrySpend())
        {
            throw Flood(kind, reason);
        }
    }

    private Http2Exception Flood(string kind, string reason)
    {
        Http2Metrics.CountAttack(kind);
        return new Http2Exception(Http2ErrorCode.EnhanceYourCalm, reason);
    }
}
