using System.IO.Pipelines;
using Microsoft.Extensions.Logging;
using Tern.Protocols.Http2.Hpack;

namespace Tern.Protocols.Http2;

/// <summary>One end of an HTTP/2 connection: frames, windows, headers, and what keeps peers from harming it. Source: RFC 9113.</summary>
/// <remarks>
/// <para>Reading is one loop, <see cref="RunAsync"/>; it calls the streams. Work that they bring goes through <see cref="Schedule"/>.</para>
/// <para>Writing, by any thread: <see cref="TryEnter"/>; for a client <see cref="TryOpen"/>; <see cref="BeginHeaders"/>, write, <see cref="EndHeaders"/>; <see cref="BeginData"/>, write the bytes into
/// the buffer itself, <see cref="EndData"/>; <see cref="Exit"/>. All of it leaves in one send, together with what others write. What has no window waits in the stream's queue and goes by itself,
/// trailers behind it. What is written for a stream that has been reset goes nowhere, so nobody needs to look first.</para>
/// <para>Thread-safe but for what says otherwise. Knows no socket: the host ends the pipe when it hears <see cref="IHttp2Host.OnClosed"/>.</para>
/// </remarks>
internal sealed partial class Http2Connection
{
    private readonly PipeReader _input;
    private readonly ConnectionOutput _output;
    private readonly Http2Role _role;
    private readonly Http2Options _options;
    private readonly IHttp2Host _host;
    private readonly ILogger _log;
    private readonly string _peer;
    private readonly TimeProvider _time;
    private readonly Lock _streamsGate = new();
    private readonly Http2StreamTable _streams = new();
    private readonly AsyncGate _changed = new();
    private int _activeStreams;
    private int _isClosed;
    private int _isRetired;

    /// <summary>Creates one end of a connection; <see cref="RunAsync"/> brings it to life.</summary>
    /// <param name="input">What the peer sends, from its first byte on.</param>
    /// <param name="output">The writing side; whoever made it calls <see cref="Close"/> when a send fails.</param>
    /// <param name="role">Which end this is.</param>
    /// <param name="options">Limits and timings.</param>
    /// <param name="host">Who the connection belongs to.</param>
    /// <param name="log">Where the connection reports.</param>
    /// <param name="peer">Address of the other end, for the log.</param>
    public Http2Connection(PipeReader input, ConnectionOutput output, Http2Role role, Http2Options options, IHttp2Host host, ILogger log, string peer)
    {
        _input = input;
        _output = output;
        _role = role;
        _options = options;
        _host = host;
        _log = log;
        _peer = peer;
        _time = options.TimeProvider;
        _decoder = new HpackDecoder(options.HeaderTableBytes, options.MaxHeaderListBytes);
        _encoder = new HpackEncoder(options.HeaderTableBytes);
        _streamWindow = options.InitialStreamWindow;
        _connectionWindow = options.InitialConnectionWindow;
        _connectionGranted = _connectionWindow;
        _resets = new Http2Flood(options.Floods.Resets, _time);
        _settings = new Http2Flood(options.Floods.Settings, _time);
        _pings = new Http2Flood(options.Floods.Pings, _time);
        _emptyData = new Http2Flood(options.Floods.EmptyData, _time);
        _windowUpdates = new Http2Flood(options.Floods.WindowUpdates, _time);
        _useless = new Http2Flood(options.Floods.Useless, _time);
        _ageJitter = 0.9 + (0.2 * options.Random.NextDouble());
        _began = _lastReceived = _idleSince = _partialSince = Math.Max(_time.GetTimestamp(), 1);
        _output.OnSent = OnSent;
    }

    /// <summary>Streams that are open.</summary>
    public int ActiveStreams => Volatile.Read(ref _activeStreams);

    /// <summary>Whether the connection takes no further streams.</summary>
    public bool IsRetired => Volatile.Read(ref _isRetired) != 0;

    public bool IsClosed => Volatile.Read(ref _isClosed) != 0;

    /// <summary>Whether the connection came to its end in order: what was to be said has been handed to the transport, and the pipe need not be broken off.</summary>
    public bool HasSaidAll { get; private set; }

    /// <summary>Client: whether the peer takes another stream now, as far as can be told without opening one.</summary>
    public bool HasRoom => !IsRetired && ActiveStreams < Volatile.Read(ref _peerMaxStreams);

    /// <summary>Whether the peer has told its settings. Until then a stream may be one too many for it, and be refused.</summary>
    public bool HasPeerSettings => !_expectsSettings;

    /// <summary>Whether more waits to be sent than the connection may hold: the peer does not read, or gives no window.</summary>
    public bool IsFull => _output.IsFull || Volatile.Read(ref _queuedBytes) > _options.MaxQueuedBytes;

    /// <summary>The streams that are open now.</summary>
    public Http2Stream[] SnapshotStreams()
    {
        lock (_streamsGate)
        {
            return _streams.Count == 0 ? [] : _streams.ToArray();
        }
    }

    /// <summary>Takes a stream out of the table; <see langword="false"/> if somebody else has.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="notifies">Whether <see cref="Http2Stream.OnClosed"/> is the caller's to call.</param>
    private bool TryRemove(Http2Stream stream, out bool notifies)
    {
        lock (_streamsGate)
        {
            if (!stream.TryClose(out notifies))
            {
                return false;
            }

            _streams.Remove(stream.Id);
            Volatile.Write(ref _activeStreams, _streams.Count);
            if (_wantsRoom)
            {
                _wantsRoom = false;
                Volatile.Write(ref _roomFreed, 1);
            }

            return true;
        }
    }

    /// <summary>Says what came of the end of streams. Without a lock.</summary>
    private void TellOfRoom()
    {
        if (Volatile.Read(ref _roomFreed) != 0 && Interlocked.Exchange(ref _roomFreed, 0) != 0)
        {
            _host.OnRoom();
        }

        if (ActiveStreams == 0)
        {
            Volatile.Write(ref _idleSince, 0);
            _changed.Open();
        }
    }

    private void Retire()
    {
        if (Interlocked.Exchange(ref _isRetired, 1) == 0)
        {
            _host.OnRetired();
        }
    }
}
