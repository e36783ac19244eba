using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using Tern.Governance.Discovery;

namespace Tern.Governance.Tests.Discovery;

public sealed class DnsTests
{
    // _tern._tcp.shop.test, SRV: priority 1 weight 60 port 8888 a.shop.test; priority 1 weight 20 port 9999 b.shop.test (compressed), TTL 30 and 60.
    private const string Question = "055F7465726E045F7463700473686F7004746573740000210001";
    private const string Answers =
        "C00C00210001" + "0000001E" + "000A" + "0001003C22B8" + "0161C017"
        + "C00C00210001" + "0000003C" + "000A" + "00010014270F" + "0162C017";

    [Fact]
    public async Task Resolve_Host_OneInstanceForEachAddress()
    {
        var lookup = new Lookup { Addresses = { ["shop.test"] = new([IPAddress.Parse("10.0.0.1"), IPAddress.Parse("fd00::2"), IPAddress.Parse("10.0.0.1")], TimeSpan.FromSeconds(3)) } };

        ResolvedService answer = await ResolveAsync(lookup, "dns:///shop.test:8888");

        Assert.Equal(["tcp://10.0.0.1:8888", "tcp://[fd00::2]:8888"], answer.Instances.Select(static instance => instance.Address));
        Assert.All(answer.Instances, static instance => Assert.Equal(("shop.test", 10), (instance.Tag(ServiceTags.ServerName), instance.Weight)));
        Assert.Equal(TimeSpan.FromSeconds(3), answer.ValidFor);
    }

    [Fact]
    public async Task Resolve_NoPort_IsTheOneOfHttps() =>
        Assert.Equal(
            "tcp://10.0.0.1:443",
            Assert.Single((await ResolveAsync(new Lookup { Addresses = { ["shop.test"] = new([IPAddress.Parse("10.0.0.1")]) } }, "dns:///shop.test")).Instances).Address);

    [Theory]
    [InlineData("dns:///shop.test:0", "names no host and port")]
    [InlineData("dns:///shop.test:http", "names no host and port")]
    [InlineData("dns:///", "names no host and port")]
    [InlineData("dns://8.8.8.8/shop.test", "three slashes")]
    public async Task Resolve_BadTarget_SaysHowToWriteIt(string target, string message) =>
        Assert.Contains(message, (await Assert.ThrowsAsync<FormatException>(async () => await ResolveAsync(new Lookup(), target))).Message);

    [Fact]
    public async Task Resolve_ServiceRecords_LowestPriorityByWeight()
    {
        var lookup = new Lookup
        {
            Services = new([new("a.test", 1, 10, 60), new("b.test.", 2, 10, 0), new("backup.test", 3, 20, 100)], TimeSpan.FromSeconds(60)),
            Addresses = { ["a.test"] = new([IPAddress.Parse("10.0.0.1")], TimeSpan.FromSeconds(20)), ["b.test."] = new([IPAddress.Parse("10.0.0.2")]) },
        };

        ResolvedService answer = await ResolveAsync(lookup, "dns:///_tern._tcp.shop.test");

        Assert.Equal(
            [("tcp://10.0.0.1:1", 60, "a.test"), ("tcp://10.0.0.2:2", 1, "b.test")],
            answer.Instances.Select(static instance => (instance.Address, instance.Weight, instance.Tag(ServiceTags.ServerName)!)));
        Assert.Equal(TimeSpan.FromSeconds(20), answer.ValidFor);
    }

    [Fact]
    public void ReadServices_AnswerWithCompression_IsRead()
    {
        byte[] query = DnsMessage.Query(0x1234, "_tern._tcp.shop.test.");
        Assert.Equal("123401000001000000000000" + Question, Convert.ToHexString(query));

        DnsAnswer<DnsServiceRecord> answer = DnsMessage.ReadServices(Answer(query), query, "x");

        Assert.Equal([new("a.shop.test", 8888, 1, 60), new DnsServiceRecord("b.shop.test", 9999, 1, 20)], answer.Records);
        Assert.Equal(TimeSpan.FromSeconds(30), answer.TimeToLive);
    }

    [Fact]
    public void ReadServices_AnyByteChangedOrCutOff_EndsWithAnswerOrFormatException()
    {
        byte[] query = DnsMessage.Query(0x1234, "_tern._tcp.shop.test");
        byte[] whole = Answer(query);
        for (int length = query.Length; length < whole.Length; length++)
        {
            Try(whole[..length]);
        }

        for (int at = 2; at < whole.Length; at++)
        {
            foreach (int value in (int[])[0, 1, 63, 64, 0xC0, 0xFF, whole[at] ^ 0x80])
            {
                byte[] changed = [.. whole];
                changed[at] = (byte)value;
                Try(changed);
            }
        }

        void Try(byte[] answer)
        {
            if (DnsMessage.Answers(answer, query))
            {
                Exception? error = Record.Exception(() => DnsMessage.ReadServices(answer, query, "x"));
                Assert.True(error is null or FormatException or InvalidOperationException, $"{error}");
            }
        }
    }

    [Fact]
    public void ReadServices_NameThatPointsAtItself_IsRefused()
    {
        byte[] query = DnsMessage.Query(1, "_a.test");
        byte[] answer = [.. query, 0xC0, (byte)query.Length, 0, 33, 0, 1, 0, 0, 0, 1, 0, 0];
        answer[2] |= 0x80;
        answer[7] = 1;

        Assert.Throws<FormatException>(() => DnsMessage.ReadServices(answer, query, "x"));
    }

    [Fact]
    public void ReadServices_NoSuchName_SaysSo()
    {
        byte[] query = DnsMessage.Query(1, "_a.test");
        byte[] answer = [.. query];
        answer[2] |= 0x80;
        answer[3] = 3;

        Assert.Contains("_a.test does not exist", Assert.Throws<InvalidOperationException>(() => DnsMessage.ReadServices(answer, query, "_a.test")).Message);
    }

    // The port that is free for one of them may be taken for the other.
    private static (UdpClient Udp, TcpListener Tcp) OnOnePort()
    {
        for (int attempt = 1; ; attempt++)
        {
            var udp = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
            var tcp = new TcpListener((IPEndPoint)udp.Client.LocalEndPoint!);
            try
            {
                tcp.Start();
                return (udp, tcp);
            }
            catch (SocketException) when (attempt < 100)
            {
                udp.Dispose();
                tcp.Dispose();
            }
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task FindServices_ServerAnswers_OverUdpOrTcp(bool truncates)
    {
        (UdpClient udp, TcpListener tcp) = OnOnePort();
        using UdpClient datagrams = udp;
        using TcpListener connections = tcp;
        var endpoint = (IPEndPoint)udp.Client.LocalEndPoint!;
        Task serving = ServeAsync();

        DnsAnswer<DnsServiceRecord> answer = await new DnsClient([endpoint]).FindServicesAsync("_tern._tcp.shop.test", TestContext.Current.CancellationToken);

        Assert.Equal(["a.shop.test", "b.shop.test"], answer.Records.Select(static record => record.Host));
        await serving.Within();

        async Task ServeAsync()
        {
            UdpReceiveResult question = await udp.ReceiveAsync();
            byte[] reply = truncates ? [.. question.Buffer] : Answer(question.Buffer);
            reply[2] |= 0x80;
            if (truncates)
            {
                reply[2] |= 0x02;
            }

            // One that belongs to another question comes first.
            byte[] other = [.. reply];
            other[0] ^= 0xFF;
            await udp.SendAsync(other, question.RemoteEndPoint);
            await udp.SendAsync(reply, question.RemoteEndPoint);
            if (truncates)
            {
                using TcpClient client = await tcp.AcceptTcpClientAsync();
                NetworkStream stream = client.GetStream();
                byte[] prefix = new byte[2];
                await stream.ReadExactlyAsync(prefix);
                byte[] query = new byte[BinaryPrimitives.ReadUInt16BigEndian(prefix)];
                await stream.ReadExactlyAsync(query);
                byte[] whole = Answer(query);
                BinaryPrimitives.WriteUInt16BigEndian(prefix, (ushort)whole.Length);
                await stream.WriteAsync((byte[])[.. prefix, .. whole]);
            }
        }
    }

    [Fact]
    public async Task FindAddresses_System_KnowsThisMachine() =>
        Assert.Contains((await DnsLookup.System.FindAddressesAsync("localhost", TestContext.Current.CancellationToken)).Records, IPAddress.IsLoopback);

    private static byte[] Answer(byte[] query)
    {
        byte[] answer = [.. query, .. Convert.FromHexString(Answers)];
        answer[2] |= 0x80;
        answer[7] = 2;
        return answer;
    }

    private static async Task<ResolvedService> ResolveAsync(IDnsLookup lookup, string target) =>
        await ServiceResolvers.Dns(lookup).ResolveAsync(ServiceTarget.Parse(target), TestContext.Current.CancellationToken);

    private sealed class Lookup : IDnsLookup
    {
        public Dictionary<string, DnsAnswer<IPAddress>> Addresses { get; } = [];

        public DnsAnswer<DnsServiceRecord> Services { get; init; } = new([]);

        public ValueTask<DnsAnswer<IPAddress>> FindAddressesAsync(string host, CancellationToken cancellationToken) =>
            Addresses.TryGetValue(host, out DnsAnswer<IPAddress>? answer) ? new(answer) : throw new SocketException((int)SocketError.HostNotFound);

        public ValueTask<DnsAnswer<DnsServiceRecord>> FindServicesAsync(string name, CancellationToken cancellationToken) => new(Services);
    }
}
