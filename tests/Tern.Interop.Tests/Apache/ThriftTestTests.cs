using Tern.Interop.Tests.Programs;
using Tern.Serialization;
using Thrift.Test;
using Xunit;

namespace Tern.Interop.Tests.Apache;

/// <summary>Apache Thrift's cross-language test, compiled from its IDL here and by Apache's compiler there, each end as server and as client.</summary>
public sealed class ThriftTestTests(ThriftTestPeers peers) : IClassFixture<ThriftTestPeers>
{
    public static TheoryData<PeerLanguage, string, string> Combinations => ApacheInteropTests.Combinations;

    [Theory]
    [MemberData(nameof(Combinations))]
    public async Task TernServer_CalledByApacheThrift_PassesEveryCheck(PeerLanguage language, string transport, string protocol)
    {
        peers.Require();
        await using RpcServer server = new RpcServerBuilder()
            .Listen("tcp://127.0.0.1:0")
            .AddService<IThriftTest>(new ThriftTestHandler())
            .Build();
        await server.StartAsync(TestContext.Current.CancellationToken);

        PeerRun run = await peers.RunClientAsync(language, transport, protocol, server.Endpoints[0].Port);

        Assert.True(run.ExitCode == 0, run.Output);
        Assert.DoesNotContain("FAILED", run.Output);
        Assert.Equal(46, run.Output.Split('\n').Count(line => line.StartsWith("ok ", StringComparison.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(Combinations))]
    public async Task ApacheServer_CalledByTern_PassesEveryCheck(PeerLanguage language, string transport, string protocol)
    {
        peers.Require();
        await using PeerServer server = await peers.StartServerAsync(language, transport, protocol);
        await using RpcChannel channel = RpcChannel.Connect($"tcp://127.0.0.1:{server.Port}", options =>
        {
            options.Protocol = transport == "framed" ? RpcProtocol.ThriftFramed : RpcProtocol.ThriftBuffered;
            options.Transport.ConnectTimeout = TimeSpan.FromSeconds(30);
            options.Encoding = protocol == "compact" ? ThriftEncoding.Compact : ThriftEncoding.Binary;
        });

        await ThriftTestChecks.RunAsync(channel.CreateClient<IThriftTest>());
    }
}
