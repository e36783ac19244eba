using System.Buffers;
using System.Collections.Concurrent;
using System.IO.Pipelines;
using Tern.Protocols.Http2;

namespace Tern.Protocols.Tests.Http2;

/// <summary>A connection over memory, and its peer, who writes and reads raw frames.</summary>
internal sealed class Http2Link : IHttp2Host
{
    private readonly PipeWriter _toConnection = null!;
    private readonly PipeReader _fromConnection = null!;
    private readonly PipeWriter _output;
    private bool _skippedPreface;

    public Http2Link(Http2Role role, Http2Options? options = null, PipeOptions? outgoing = null)
        : this(role, options, new Pipe(s_unbounded), new Pipe(outgoing ?? s_unbounded))
    {
    }

    /// <summary>Creates a connection whose peer is another one.</summary>
    public Http2Link(Http2Role role, Http2Options? options, PipeReader input, PipeWriter output)
    {
        Options = (options ?? new Http2Options()) with { TimeProvider = Time };
        Output = new ConnectionOutput(output, Options.MaxQueuedBytes, Time, error => Connection!.Close(error));
        Connection = new Http2Connection(input, Output, role, Options, this, Logs, "peer");
        OnEnded = role == Http2Role.Server ? Connection.Schedule : null;
        _output = output;
        _skippedPreface = role == Http2Role.Server;
    }

    private Http2Link(Http2Role role, Http2Options? options, Pipe incoming, Pipe outgoing)
        : this(role, options, incoming.Reader, outgoing.Writer)
    {
        _toConnection = incoming.Writer;
        _fromConnection = outgoing.Reader;
    }

    public Http2Connection Connection { get; }

    public ConnectionOutput Output { get; }

    public Http2Options Options { get; }

    public ManualTime Time { get; } = new();

    public RecordingLoggers Logs { get; } = new();

    public ConcurrentQueue<TestStream> Streams { get; } = new();

    /// <summary>What a stream does when its peer has ended its half.</summary>
    public Action<TestStream>? OnEnded { get; set; }

    /// <summary>Whether streams are done with data at once.</summary>
    public bool TakesData { get; set; } = true;

    public bool Accepts { get; set; } = true;

    public TaskCompletionSource Retired { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public TaskCompletionSource<Exception?> Closed { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public SemaphoreSlim Room { get; } = new(0);

    public Task Running { get; private set; } = Task.CompletedTask;

    /// <summary>Starts a server; its peer has said hello and read the server's.</summary>
    public static async Task<Http2Link> ServerAsync(Http2Options? options = null, PipeOptions? outgoing = null, params (int Id, uint Value)[] settings)
    {
        var link = new Http2Link(Http2Role.Server, options, outgoing);
        link.Start();
        await link.WriteAsync([.. RawFrame.Preface, .. RawFrame.SettingsOf(settings), .. RawFrame.SettingsAck()]);
        await link.ReadHelloAsync();
        return link;
    }

    /// <summary>Starts a client; its peer has said hello and read the client's.</summary>
    public static async Task<Http2Link> ClientAsync(Http2Options? options = null, params (int Id, uint Value)[] settings)
    {
        var link = new Http2Link(Http2Role.Client, options);
        link.Start();
        await link.WriteAsync([.. RawFrame.SettingsOf(settings), .. RawFrame.SettingsAck()]);
        await link.ReadHelloAsync();
        return link;
    }

    public void Start() => Running = Connection.RunAsync();

    public async Task WriteAsync(params byte[] bytes) => await _toConnection.WriteAsync(bytes);

    public void EndSending() => _toConnection.Complete();

    /// <summary>Reads the next frame; <see langword="null"/> at the end.</summary>
    public async Task<RawFrame?> ReadAsync()
    {
        while (true)
        {
            ReadResult result = await _fromConnection.ReadAsync().AsTask().Within();
            ReadOnlySequence<byte> buffer = result.Buffer;
            if (!_skippedPreface && buffer.Length >= RawFrame.Preface.Length)
            {
                Assert.Equal(RawFrame.Preface, buffer.Slice(0, RawFrame.Preface.Length).ToArray());
                buffer = buffer.Slice(RawFrame.Preface.Length);
                _skippedPreface = true;
            }

            if (_skippedPreface && buffer.Length >= 9)
            {
                byte[] head = buffer.Slice(0, 9).ToArray();
                int length = (head[0] << 16) | (head[1] << 8) | head[2];
                if (buffer.Length >= 9 + length)
                {
                    var frame = new RawFrame(head[3], head[4], System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(5)), buffer.Slice(9, length).ToArray());
                    _fromConnection.AdvanceTo(buffer.GetPosition(9 + length));
                    return frame;
                }
            }

            _fromConnection.AdvanceTo(buffer.Start, buffer.End);
            if (result.IsCompleted)
            {
                return null;
            }
        }
    }

    /// <summary>Reads up to the next frame of a type; frames of other types are skipped.</summary>
    public async Task<RawFrame> ReadAsync(byte type)
    {
        while (true)
        {
            RawFrame frame = await ReadAsync() ?? throw new InvalidOperationException($"The connection ended before a frame of type {type} came.");
            if (frame.Type == type)
            {
                return frame;
            }
        }
    }

    /// <summary>Opens a stream of a client and sends a request on it.</summary>
    public TestStream Open(byte[]? body = null, bool endStream = true)
    {
        var stream = new TestStream(this);
        Assert.Equal(Http2Opening.Opened, TryOpen(stream, body, endStream));
        return stream;
    }

    public Http2Opening TryOpen(TestStream stream, byte[]? body = null, bool endStream = true)
    {
        Assert.True(Connection.TryEnter(out OutputBuffer buffer));
        Http2Opening opening = Connection.TryOpen(stream);
        if (opening == Http2Opening.Opened)
        {
            bool isWritten = Connection.WriteHeaders(buffer, stream, s_request, endStream && body is null);
            if (!isWritten)
            {
                Connection.WriteReset(buffer, stream, Http2ErrorCode.Cancel);
            }
            else if (body is not null)
            {
                stream.WriteData(buffer, body, endStream);
            }
        }

        Connection.Exit(inline: true);
        return opening;
    }

    /// <summary>Waits for a server's stream.</summary>
    public async Task<TestStream> StreamAsync(int index = 0)
    {
        await Limit.UntilAsync(() => Streams.Count > index, $"stream {index} is there");
        return Streams.ElementAt(index);
    }

    /// <summary>Waits for the end of the connection; GOAWAY must have said why.</summary>
    public async Task<RawFrame> EndsWithAsync(Http2ErrorCode code)
    {
        RawFrame frame = await ReadAsync(RawFrame.GoAway);
        Assert.Equal(code, (Http2ErrorCode)frame.Number);
        await Time.RunUntilAsync(Running, TimeSpan.FromMilliseconds(100));
        Exception? error = await Closed.Task.Within();
        Assert.Equal(code, Assert.IsType<Http2Exception>(error).Code);
        return frame;
    }

    /// <summary>Checks that the connection still answers.</summary>
    public async Task PingAsync(ulong data = 0x1234)
    {
        await WriteAsync(RawFrame.PingOf(data));
        RawFrame frame = await ReadAsync(RawFrame.Ping);
        Assert.Equal(RawFrame.PingOf(data, isAck: true), frame.ToBytes());
    }

    /// <summary>Waits until everything that was written has been read; gives the frames that came meanwhile.</summary>
    public async Task<List<RawFrame>> FenceAsync()
    {
        await WriteAsync(RawFrame.PingOf(0xFE));
        byte[] fence = RawFrame.PingOf(0xFE, isAck: true);
        var frames = new List<RawFrame>();
        while (await ReadAsync() is { } frame)
        {
            if (frame.ToBytes().AsSpan().SequenceEqual(fence))
            {
                return frames;
            }

            frames.Add(frame);
        }

        throw new InvalidOperationException("The connection ended.");
    }

    Http2Stream? IHttp2Host.Accept()
    {
        if (!Accepts)
        {
            return null;
        }

        var stream = new TestStream(this);
        Streams.Enqueue(stream);
        return stream;
    }

    void IHttp2Host.OnRetired() => Assert.True(Retired.TrySetResult());

    void IHttp2Host.OnRoom() => Room.Release();

    void IHttp2Host.OnClosed(Exception? error)
    {
        Assert.True(Closed.TrySetResult(error));

        // What is being sent is let go first: a pipe that ends under a write breaks it.
        _ = Output.WhenDrainedAsync().ContinueWith(_ => _output.Complete(), TaskScheduler.Default);
    }

    private async Task ReadHelloAsync()
    {
        RawFrame settings = await ReadAsync() ?? throw new InvalidOperationException("The connection said nothing.");
        Assert.Equal(RawFrame.Settings, settings.Type);
        while ((await ReadAsync(RawFrame.Settings)).Flags != RawFrame.Ack)
        {
        }
    }

    private static readonly PipeOptions s_unbounded = new(useSynchronizationContext: false, pauseWriterThreshold: 0);

    private static readonly Http2HeaderBlock s_request = new(
        (":method", "POST"), (":scheme", "http"), (":path", "/shop.Catalog/Get"), (":authority", "catalog"), ("content-type", "application/grpc"), ("te", "trailers"));
}
