using Tern.Grpc.Interop.Client;
using Tern.Grpc.Interop.Contracts;
using Tern.Grpc.Interop.Server;
using Tern.Interop.Tests.Contracts.Grpc;
using Tern.Interop.Tests.Programs;
using Xunit;

namespace Tern.Interop.Tests.Grpc;

/// <summary>Tern and other implementations of gRPC, each as server and as client of the other, over real TCP: gRPC's own cases and some more.</summary>
public sealed class GrpcInteropTests(GrpcPeers peers) : IClassFixture<GrpcPeers>
{
    public static TheoryData<GrpcLanguage> Languages => new(Enum.GetValues<GrpcLanguage>());

    // Only the C++ server sees whether a message came packed, and the JavaScript server packs none.
    private static readonly string[] s_aboutPackedRequests = ["client_compressed_unary", "client_compressed_streaming"];
    private static readonly string[] s_aboutPackedReplies = ["server_compressed_unary", "server_compressed_streaming"];

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task TernServer_CalledByPeer_PassesEveryCase(GrpcLanguage language)
    {
        await peers.RequireAsync(language);
        await using RpcServer server = await GrpcServers.StartAsync("tcp://127.0.0.1:0");

        PeerRun run = await peers.RunClientAsync(language, server.Endpoints[0].Port);

        Assert.True(run.ExitCode == 0, run.Output);
        Assert.DoesNotContain("FAILED", run.Output);
        Assert.Equal(23, run.Output.Split('\n').Count(line => line.StartsWith("ok ", StringComparison.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task PeerServer_CalledByTern_PassesEveryCase(GrpcLanguage language)
    {
        await peers.RequireAsync(language);
        await using PeerServer server = await peers.StartServerAsync(language);
        await using RpcChannel channel = GrpcServers.Connect($"tcp://127.0.0.1:{server.Port}");
        string[] impossible = language switch
        {
            GrpcLanguage.Cpp => [],
            GrpcLanguage.Python => s_aboutPackedRequests,
            _ => [.. s_aboutPackedRequests, .. s_aboutPackedReplies],
        };

        await RunCasesAsync(channel, InteropCases.Names.Except(impossible));
        await GrpcChecks.RunAsync(channel);
    }

    [Theory]
    [InlineData("tcp")]
    [InlineData("unix")]
    [InlineData("memory")]
    public async Task TernServer_CalledByTern_PassesEveryCase(string transport)
    {
        string id = Guid.NewGuid().ToString("N");
        await using RpcServer server = await GrpcServers.StartAsync(transport switch
        {
            "tcp" => "tcp://127.0.0.1:0",
            "unix" => $"unix://{Path.Combine(Path.GetTempPath(), id)}.sock",
            _ => $"memory://{id}",
        });
        await using RpcChannel channel = GrpcServers.Connect(server.Endpoints[0].ToString());

        await RunCasesAsync(channel, InteropCases.Names);
        await GrpcChecks.RunAsync(channel);
    }

    private static async Task RunCasesAsync(RpcChannel channel, IEnumerable<string> names)
    {
        var cases = new InteropCases(channel);
        List<string> failures = [];
        foreach (string name in names)
        {
            if (await cases.RunAsync(name) is { } error)
            {
                failures.Add($"{name}: {error}");
            }
        }

        Assert.Empty(failures);
    }
}
