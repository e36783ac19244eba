using System.Buffers.Binary;
using System.IO.Pipelines;
using System.Text;
using Tern.Protocols.Http2;
using Tern.Protocols.Http2.Hpack;
using Tern.Transport;

namespace Tern.Tests;

/// <summary>An end of a gRPC connection that says what a test wants it to say.</summary>
internal sealed class RawGrpcPeer(TransportConnection connection) : IAsyncDisposable
{
    private readonly HpackDecoder _decoder = new(4_096, 1 << 20);
    private readonly List<byte> _received = [];

    public static readonly (string, string)[] Say = Request("/tests.Echo/Say");

    public static async Task<RawGrpcPeer> ConnectAsync(RpcEndpoint endpoint)
    {
        var peer = new RawGrpcPeer(await TransportConnector.ConnectAsync(
            endpoint, new ClientTransportOptions { ConnectTimeout = Limit.Time }, TestContext.Current.CancellationToken));
        await peer.WriteAsync([.. RawFrame.Preface, .. RawFrame.SettingsOf(), .. RawFrame.SettingsAck()]);
        return peer;
    }

    public static (string, string)[] Request(string path, params (string, string)[] more) =>
        [(":method", "POST"), (":scheme", "http"), (":path", path), (":authority", "test"), ("content-type", "application/grpc"), ("te", "trailers"), .. more];

    /// <summary>The end of a connection whose hello is the test's affair.</summary>
    public static RawGrpcPeer Of(TransportConnection connection) => new(connection);

    /// <summary>Reads bytes that are no frames.</summary>
    public async Task SkipAsync(int count)
    {
        while (_received.Count < count)
        {
            Assert.True(await ReceiveAsync());
        }

        _received.RemoveRange(0, count);
    }

    /// <summary>Reads the next request to its end; gives its stream, headers and body.</summary>
    public async Task<(int Stream, RawResponse Request)> ReadRequestAsync()
    {
        var request = new RawResponse();
        while (true)
        {
            RawFrame frame = await ReadFrameAsync();
            if (frame.Type == RawFrame.Headers)
            {
                request.Add(Decode(frame.Payload));
            }
            else if (frame.Type == RawFrame.Data)
            {
                request.Body.AddRange(frame.Payload);
            }

            if (frame.Type is RawFrame.Headers or RawFrame.Data && frame.EndsStream)
            {
                return (frame.StreamId, request);
            }
        }
    }

    /// <summary>Reads until a stream is reset; gives why.</summary>
    public async Task<uint> ReadResetAsync(int stream)
    {
        while (true)
        {
            RawFrame frame = await ReadFrameAsync();
            if (frame.Type == RawFrame.RstStream && frame.StreamId == stream)
            {
                return frame.Number;
            }
        }
    }

    /// <summary>A message with its prefix.</summary>
    public static byte[] Message(byte[] body, byte flag = 0) => [flag, .. Wire.Int32(body.Length), .. body];

    /// <summary>A Protobuf message with text as its field 1.</summary>
    public static byte[] TextMessage(string text, byte flag = 0) => Message([0x0A, (byte)text.Length, .. Encoding.UTF8.GetBytes(text)], flag);

    public async Task WriteAsync(params byte[] bytes) => await connection.Output.WriteAsync(bytes);

    /// <summary>Sends a whole request.</summary>
    public Task CallAsync(int stream, byte[] data, params (string, string)[] headers) =>
        WriteAsync([.. RawFrame.HeadersOf(stream, false, headers), .. RawFrame.DataOf(stream, data, endStream: true)]);

    /// <summary>Reads the response of a stream to its end; frames of others, and those that steer, are passed over.</summary>
    public async Task<RawResponse> ReadAsync(int stream)
    {
        var response = new RawResponse();
        while (true)
        {
            RawFrame frame = await ReadFrameAsync();
            if (frame.Type == RawFrame.Headers)
            {
                List<(string, string)> fields = Decode(frame.Payload);
                if (frame.StreamId == stream)
                {
                    response.Add(fields);
                }
            }

            if (frame.StreamId != stream)
            {
                continue;
            }

            if (frame.Type == RawFrame.Data)
            {
                response.Body.AddRange(frame.Payload);
            }
            else if (frame.Type == RawFrame.RstStream)
            {
                response.Reset = frame.Number;
                return response;
            }

            if (frame.Type is RawFrame.Headers or RawFrame.Data && frame.EndsStream)
            {
                return response;
            }
        }
    }

    public async Task<RawFrame> ReadFrameAsync()
    {
        while (true)
        {
            if (_received.Count >= 9)
            {
                byte[] head = [.. _received.GetRange(0, 9)];
                int length = (head[0] << 16) | (head[1] << 8) | head[2];
                if (_received.Count >= 9 + length)
                {
                    var frame = new RawFrame(head[3], head[4], BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(5)), [.. _received.GetRange(9, length)]);
                    _received.RemoveRange(0, 9 + length);
                    return frame;
                }
            }

            if (!await ReceiveAsync())
            {
                throw new EndOfStreamException("The other end closed the connection.");
            }
        }
    }

    private async Task<bool> ReceiveAsync()
    {
        ReadResult result = await connection.Input.ReadAsync().AsTask().Within();
        foreach (ReadOnlyMemory<byte> part in result.Buffer)
        {
            _received.AddRange(part.Span);
        }

        bool isOver = result.IsCompleted && result.Buffer.IsEmpty;
        connection.Input.AdvanceTo(result.Buffer.End);
        return !isOver;
    }

    public ValueTask DisposeAsync() => connection.DisposeAsync();

    private List<(string, string)> Decode(byte[] block)
    {
        var fields = new List<(string, string)>();
        foreach (Http2Header header in new Http2HeaderList(_decoder.Decode(block)))
        {
            fields.Add((Encoding.UTF8.GetString(header.Name), Encoding.UTF8.GetString(header.Value)));
        }

        return fields;
    }
}

/// <summary>What came on a stream.</summary>
internal sealed class RawResponse
{
    public List<(string Name, string Value)> Headers { get; } = [];

    public List<(string Name, string Value)> Trailers { get; } = [];

    public List<byte> Body { get; } = [];

    public uint? Reset { get; set; }

    /// <summary>The last value of a header or trailer.</summary>
    public string? this[string name] => Headers.Concat(Trailers).LastOrDefault(field => field.Name == name).Value;

    public string? Status => this["grpc-status"];

    public void Add(List<(string, string)> fields) => (Headers.Count == 0 ? Headers : Trailers).AddRange(fields);
}
