using System.Globalization;
using Tern.Interop.Tests.Contracts.Apache;
using Tern.Interop.Tests.Programs;
using Tern.Serialization;
using Xunit;

namespace Tern.Interop.Tests.Apache;

/// <summary>Tern and Apache Thrift's own implementations, each as server and as client of the other, over real TCP.</summary>
public sealed class ApacheInteropTests(ApacheThrift thrift) : IClassFixture<ApacheThrift>
{
    public static TheoryData<PeerLanguage, string, string> Combinations =>
        new MatrixTheoryData<PeerLanguage, string, string>(
            [PeerLanguage.Python, PeerLanguage.Cpp],
            ["buffered", "framed"],
            ["binary", "compact"]);

    [Theory]
    [MemberData(nameof(Combinations))]
    public async Task TernServer_CalledByApacheThrift_PassesEveryCheck(PeerLanguage language, string transport, string protocol)
    {
        thrift.Require();
        await using RpcServer server = new RpcServerBuilder()
            .Listen("tcp://127.0.0.1:0")
            .AddService<IInterop>(new InteropHandler())
            .Build();
        await server.StartAsync(TestContext.Current.CancellationToken);

        PeerRun run = await thrift.RunClientAsync(language, transport, protocol, PortOf(server));

        Assert.True(run.ExitCode == 0, run.Output);
        Assert.DoesNotContain("FAILED", run.Output);
        Assert.InRange(run.Output.Split('\n').Count(line => line.StartsWith("ok ", StringComparison.Ordinal)), 50, 60);
    }

    [Theory]
    [MemberData(nameof(Combinations))]
    public async Task ApacheServer_CalledByTern_PassesEveryCheck(PeerLanguage language, string transport, string protocol)
    {
        thrift.Require();
        await using PeerServer server = await thrift.StartServerAsync(language, transport, protocol);
        await using RpcChannel channel = RpcChannel.Connect($"tcp://127.0.0.1:{server.Port}", options =>
        {
            options.Protocol = transport == "framed" ? RpcProtocol.ThriftFramed : RpcProtocol.ThriftBuffered;
            options.Transport.ConnectTimeout = TimeSpan.FromSeconds(30);
            options.Encoding = protocol == "compact" ? ThriftEncoding.Compact : ThriftEncoding.Binary;
        });

        await InteropChecks.RunAsync(channel);
    }

    private static int PortOf(RpcServer server)
    {
        string endpoint = server.Endpoints[0].ToString()!;
        return int.Parse(endpoint.AsSpan(endpoint.LastIndexOf(':') + 1), CultureInfo.InvariantCulture);
    }
}
