using System.Buffers;
using Tern.Interop.Tests.Vectors;
using Tern.Protocols;
using Tern.Serialization;
using Xunit;

namespace Tern.Interop.Tests.Kitex;

/// <summary>Sends a Tern server what a Kitex client sent, and compares its replies with those of the Kitex server.</summary>
public sealed class VectorServerTests(ConformanceServers servers) : IClassFixture<ConformanceServers>
{
    private static readonly byte[] s_ping = Convert.FromHexString("0000001a" + "80010001" + "0000000450696e67" + "00000007" + "0b0001000000026869" + "00");

    public static TheoryData<string> AnsweredRequests => Names(name => ReplyTo(name).Bytes.Length > 0 && ReplyTo(name).Messages[0].MessageType == "reply");

    public static TheoryData<string> RefusedRequests => Names(name => ReplyTo(name).Bytes.Length > 0 && ReplyTo(name).Messages[0].MessageType == "exception");

    public static TheoryData<string> OneWayRequests => Names(name => ReplyTo(name).Bytes.Length == 0 && name.Contains("oneway", StringComparison.Ordinal));

    public static TheoryData<string> IllegalRequests => Names(name => ReplyTo(name).Bytes.Length == 0 && name.StartsWith("crafted", StringComparison.Ordinal));

    [Theory]
    [MemberData(nameof(AnsweredRequests))]
    public async Task Request_OfAKitexClient_GetsTheReplyOfAKitexServer(string name)
    {
        VectorFile request = Request(name);
        VectorMessage expected = ReplyTo(name).Messages[0];
        using VectorConnection connection = await VectorConnection.OpenAsync(servers.For(request));

        await connection.SendAsync(request.Bytes);
        byte[]? actual = await connection.ReadFrameAsync();

        Assert.NotNull(actual);
        byte[] payload = AssertSameEnvelope(expected, actual);
        if (!request.Name.Contains("biz", StringComparison.Ordinal))
        {
            Assert.Null(VectorCodec.Difference(expected, VectorCodec.Decode(expected, new ReadOnlySequence<byte>(payload))));
        }

        Assert.Equal(ThriftBinaryForm.OfMessage(expected.Payload), ThriftBinaryForm.OfMessage(payload));
        if (expected.IsPayloadReproducible)
        {
            Assert.Equal(expected.Bytes, actual);
        }
    }

    [Theory]
    [MemberData(nameof(RefusedRequests))]
    public async Task Request_ThatAKitexServerRefuses_GetsTheSameKindOfException(string name)
    {
        VectorFile request = Request(name);
        VectorMessage expected = ReplyTo(name).Messages[0];
        using VectorConnection connection = await VectorConnection.OpenAsync(servers.For(request));

        await connection.SendAsync(request.Bytes);
        byte[]? actual = await connection.ReadFrameAsync();

        Assert.NotNull(actual);
        byte[] payload = AssertSameEnvelope(expected, actual);
        ThriftApplicationException exception = Assert.IsType<ThriftApplicationException>(VectorCodec.Decode(expected, new ReadOnlySequence<byte>(payload)));
        Assert.Equal(expected.ApplicationException!.Value.GetProperty("type").GetInt32(), exception.Type);
        Assert.NotEmpty(exception.Message);
    }

    [Theory]
    [MemberData(nameof(OneWayRequests))]
    public async Task Request_OneWay_GetsNoReply(string name)
    {
        VectorFile request = Request(name);
        using VectorConnection connection = await VectorConnection.OpenAsync(servers.For(request));

        await connection.SendAsync(request.Bytes);
        await connection.SendAsync(s_ping);

        // The first thing that comes back answers the ping.
        byte[]? actual = await connection.ReadFrameAsync();
        Assert.NotNull(actual);
        Assert.Contains("pong:hi", System.Text.Encoding.UTF8.GetString(actual));
    }

    [Theory]
    [MemberData(nameof(IllegalRequests))]
    public async Task Request_ThatIsNoCall_GetsTheConnectionClosed(string name)
    {
        VectorFile request = Request(name);
        using VectorConnection connection = await VectorConnection.OpenAsync(servers.For(request));

        await connection.SendAsync(request.Bytes);

        Assert.Null(await connection.ReadFrameAsync());
    }

    [Theory]
    [InlineData("mux-conversation")]
    [InlineData("framed-long-connection")]
    public async Task Conversation_OfAKitexClient_GetsEveryReply(string name)
    {
        VectorFile requests = Request(name);
        VectorMessage[] expected = [.. ReplyTo(name).Messages.Where(message => !message.IsControlFrame)];
        using VectorConnection connection = await VectorConnection.OpenAsync(servers.For(requests));

        await connection.SendAsync(requests.Bytes);

        List<byte[]> actual = [];
        foreach (VectorMessage _ in expected)
        {
            actual.Add((await connection.ReadFrameAsync())!);
        }

        // Replies of a multiplexed connection come in any order.
        Assert.Equal(
            expected.Select(message => Convert.ToHexString(message.Bytes)).Order(StringComparer.Ordinal),
            actual.Select(Convert.ToHexString).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("framed-echoall-multi")]
    [InlineData("ttheader-framed-meta-acltoken-and-kv")]
    [InlineData("buffered-echoall-full")]
    public async Task Request_CutOffAtAnyByte_EndsThatConnectionAndLeavesOthersServed(string name)
    {
        VectorFile request = Request(name);
        using VectorConnection other = await VectorConnection.OpenAsync(servers.For(request));
        for (int length = 1; length < request.Bytes.Length; length++)
        {
            using VectorConnection connection = await VectorConnection.OpenAsync(servers.For(request));
            await connection.SendAsync(request.Bytes.AsMemory(0, length));
            connection.EndSending();

            Assert.Null(await connection.ReadFrameAsync());
        }

        await other.SendAsync(s_ping);
        Assert.NotNull(await other.ReadFrameAsync());
    }

    [Fact]
    public void ControlFrame_OfAMultiplexedConnection_IsTheOneOfKitex()
    {
        VectorMessage expected = ReplyTo("mux-conversation").Messages.Single(message => message.IsControlFrame);
        OutputBuffer buffer = new();

        ReplyWriter.WriteControl(buffer, new ServerConnectionOptions());

        Assert.Equal(Convert.ToHexStringLower(expected.Bytes), Convert.ToHexStringLower(buffer.WrittenSpan));
        buffer.Release();
    }

    private static byte[] AssertSameEnvelope(VectorMessage expected, byte[] actual)
    {
        ScannedFrame wanted = ScannedFrame.Of(expected.Bytes);
        ScannedFrame got = ScannedFrame.Of(actual);
        Assert.Equal(wanted.Protocol, got.Protocol);
        Assert.Equal(wanted.HeaderSequenceId, got.HeaderSequenceId);
        Assert.Equal(wanted.Flags, got.Flags);
        if (wanted.Info is not null)
        {
            TTHeaderInfo wantedInfo = wanted.Info!;
            TTHeaderInfo gotInfo = got.Info!;
            Assert.Equal(wantedInfo.Ints, gotInfo.Ints);
            Assert.Equal(wantedInfo.ConnectionReset, gotInfo.ConnectionReset);
            Assert.Equal((wantedInfo.BizStatus, wantedInfo.BizMessage, wantedInfo.BizExtra), (gotInfo.BizStatus, gotInfo.BizMessage, gotInfo.BizExtra));
            Assert.Equal(wantedInfo.Checksum is null, gotInfo.Checksum is null);
            Assert.Equal(wantedInfo.Others, gotInfo.Others.Where(entry => entry.Key != ApplicationExceptionTypes.StatusKey));
        }

        return got.Payload;
    }

    private static TheoryData<string> Names(Func<string, bool> wanted) =>
        [.. VectorSet.Files.Where(file => file.Direction == "request" && wanted(file.Name)).Select(file => file.Name)];

    private static VectorFile Request(string name) => VectorSet.Files.Single(file => file.Name == name && file.IsFromClient);

    private static VectorFile ReplyTo(string name) => VectorSet.Files.Single(file => file.Name == name && !file.IsFromClient);
}
