using System.Buffers;
using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Tern.Interop.Tests.Vectors;
using Tern.Protocols;
using Tern.Serialization;
using Xunit;

namespace Tern.Interop.Tests.Kitex;

/// <summary>Lets a Tern client make the call that a Kitex client made, compares what it sends, and answers with what the Kitex server answered.</summary>
public sealed class VectorClientTests
{
    // Kitex's own sequence ids; Tern counts from elsewhere.
    private const int EnvelopeTail = sizeof(int);

    public static TheoryData<string> Calls =>
    [
        .. VectorSet.Files
            .Where(file => file.Direction == "request" && !file.IsHandMade && !file.Name.Contains("missing-required", StringComparison.Ordinal))
            .Select(file => file.Name),
    ];

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task Call_ThatAKitexClientMade_IsWrittenAndAnsweredAlike(string name)
    {
        VectorFile request = VectorSet.Files.Single(file => file.Name == name && file.IsFromClient);
        VectorFile reply = VectorSet.Files.Single(file => file.Name == name && !file.IsFromClient);
        VectorMessage call = request.Messages[0];
        IRpcArguments arguments = (IRpcArguments)VectorCodec.Decode(call, new ReadOnlySequence<byte>(call.Payload.ToArray()))!;
        using Socket listener = new(SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen();
        await using RpcChannel channel = RpcChannel.Connect($"tcp://127.0.0.1:{((IPEndPoint)listener.LocalEndPoint!).Port}", options =>
        {
            options.Protocol = ProtocolOf(call);
            options.CallerService = "conformance.client0";
            options.TargetService = "conformance.server";
            options.PayloadChecksum = name.Contains("crc32c", StringComparison.Ordinal);

            // What is left of a deadline must not depend on how busy this machine is.
            options.TimeProvider = new StandingClock();
        });
        CallContext context = ContextOf(call);

        Task<byte[]> served = ServeAsync(listener, reply);
        (object? answer, Exception? error) = await CallAsync(VectorMethod.All[call.Method], channel.Invoker, arguments, context);

        AssertSameRequest(call, await served);
        AssertOutcome(reply, context, answer, error);
    }

    private static async Task<(object? Answer, Exception? Error)> CallAsync(VectorMethod method, IRpcInvoker invoker, IRpcArguments arguments, CallContext context)
    {
        try
        {
            return (await method.CallAsync(invoker, arguments, context), null);
        }
        catch (Exception error)
        {
            return (null, error);
        }
    }

    /// <summary>Takes one call and sends the captured reply with the call's sequence id in place of the captured one.</summary>
    private static async Task<byte[]> ServeAsync(Socket listener, VectorFile reply)
    {
        using VectorConnection connection = new(await listener.AcceptAsync());
        byte[] received = (await connection.ReadFrameAsync())!;
        if (reply.Messages.Count > 0)
        {
            await connection.SendAsync(WithSequenceId(reply.Messages[0], received));
        }

        return received;
    }

    private static byte[] WithSequenceId(VectorMessage reply, byte[] request)
    {
        ScannedFrame frame = ScannedFrame.Of(request);
        ReadOnlySpan<byte> payload = frame.Payload;
        int sequenceId = BinaryPrimitives.ReadInt32BigEndian(payload[(ThriftBinaryForm.StructOffset(payload) - EnvelopeTail)..]);
        byte[] bytes = [.. reply.Bytes];
        int offset = reply.PayloadOffset + ThriftBinaryForm.StructOffset(reply.Payload) - EnvelopeTail;
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(offset), sequenceId);
        if (frame.Info is not null)
        {
            BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(8), frame.HeaderSequenceId);
            PatchChecksum(reply, bytes);
        }

        return bytes;
    }

    private static void PatchChecksum(VectorMessage reply, byte[] bytes)
    {
        if (ScannedFrame.Of(reply.Bytes).Info!.Checksum is { } captured)
        {
            int offset = bytes.AsSpan().IndexOf(System.Text.Encoding.ASCII.GetBytes(captured));
            Crc32C.Format(Crc32C.Compute(ScannedFrame.Of(bytes).Body), bytes.AsSpan(offset));
        }
    }

    private static void AssertSameRequest(VectorMessage expected, byte[] actual)
    {
        ScannedFrame wanted = ScannedFrame.Of(expected.Bytes);
        ScannedFrame got = ScannedFrame.Of(actual);
        Assert.Equal(wanted.Protocol, got.Protocol);
        ReadOnlySpan<byte> payload = got.Payload;
        Assert.Equal(ThriftBinaryForm.OfMessage(expected.Payload), ThriftBinaryForm.OfMessage(payload));
        int name = ThriftBinaryForm.StructOffset(payload) - EnvelopeTail;
        Assert.Equal(expected.Payload[..name].ToArray(), payload[..name].ToArray());
        if (wanted.Info is not null)
        {
            AssertSameHeader(expected, wanted.Info!, got.Info!);
        }
    }

    private static void AssertSameHeader(VectorMessage expected, TTHeaderInfo wanted, TTHeaderInfo got)
    {
        Assert.Equal(expected.File.Name.Contains("known-service", StringComparison.Ordinal) ? "Conformance" : wanted.Service, got.Service);
        Assert.Equal(wanted.Transient ?? [], got.Transient ?? []);
        Assert.Equal(wanted.Persistent ?? [], got.Persistent ?? []);
        Assert.Equal(wanted.Checksum is null, got.Checksum is null);
        foreach (ushort key in new ushort[] { TTHeaderKeys.TransportType, TTHeaderKeys.ToService, TTHeaderKeys.ToMethod, TTHeaderKeys.MessageType })
        {
            Assert.Equal(wanted.Int(key), got.Int(key));
        }

        if (wanted.Int(TTHeaderKeys.FromService) is { } caller)
        {
            Assert.Equal(caller, got.Int(TTHeaderKeys.FromService));
        }

        if (wanted.Timeout is not null)
        {
            Assert.Equal(wanted.Timeout, got.Timeout);
        }
    }

    private static void AssertOutcome(VectorFile reply, CallContext context, object? answer, Exception? error)
    {
        if (reply.Messages.Count == 0)
        {
            Assert.Null(error);
            return;
        }

        VectorMessage expected = reply.Messages[0];
        if (expected.ApplicationException is { } exception)
        {
            RpcException failure = Assert.IsAssignableFrom<RpcException>(error);
            Assert.Equal(exception.GetProperty("type").GetInt32(), failure.ApplicationExceptionType);
            Assert.Contains(exception.GetProperty("message").GetString()!, failure.Message);
            Assert.True(failure.IsRemote);
        }
        else if (reply.Entry.TryGetProperty("bizStatus", out JsonElement status))
        {
            RpcBizException business = Assert.IsType<RpcBizException>(error);
            Assert.Equal(status.GetProperty("code").GetInt32(), business.Code);
            Assert.Equal(status.GetProperty("message").GetString(), business.Message);
            Assert.Equal(status.GetProperty("extra").ValueKind == JsonValueKind.Object ? "ev-boom" : null, business.Extra?["ek"]);
        }
        else
        {
            Assert.Null(VectorCodec.Difference(expected, (object?)error ?? answer));
            AssertBackward(reply, context);
        }
    }

    private static void AssertBackward(VectorFile reply, CallContext context)
    {
        if (reply.Entry.TryGetProperty("metainfo", out JsonElement metainfo) && metainfo.TryGetProperty("backward", out JsonElement backward))
        {
            foreach (JsonProperty entry in backward.EnumerateObject())
            {
                Assert.Equal(entry.Value.GetString(), context.Backward[entry.Name]);
            }
        }
    }

    private static CallContext ContextOf(VectorMessage call)
    {
        CallContext context = new();
        if (!call.File.Entry.TryGetProperty("metainfo", out JsonElement metainfo))
        {
            if (call.TTHeader is not null && ScannedFrame.Of(call.Bytes).Info!.Timeout is { } timeout)
            {
                context.Timeout = timeout;
            }

            return context;
        }

        CopyTo(metainfo, "transient", context.Transient);
        CopyTo(metainfo, "persistent", context.Persistent);
        return context;
    }

    private static void CopyTo(JsonElement metainfo, string kind, RpcMetadata target)
    {
        if (metainfo.TryGetProperty(kind, out JsonElement entries))
        {
            foreach (JsonProperty entry in entries.EnumerateObject())
            {
                target.Set(entry.Name, entry.Value.GetString()!);
            }
        }
    }

    private sealed class StandingClock : TimeProvider
    {
        public override long GetTimestamp() => TimestampFrequency;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => new Never();

        private sealed class Never : ITimer
        {
            public bool Change(TimeSpan dueTime, TimeSpan period) => true;

            public void Dispose()
            {
            }

            public ValueTask DisposeAsync() => default;
        }
    }

    private static RpcProtocol ProtocolOf(VectorMessage message) => message.File.Protocol switch
    {
        "buffered" => RpcProtocol.ThriftBuffered,
        "framed" => RpcProtocol.ThriftFramed,
        "ttheader" => RpcProtocol.ThriftTTHeader,
        _ => RpcProtocol.ThriftTTHeaderFramed,
    };
}
