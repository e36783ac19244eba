using Tern.Grpc.Interop.Contracts;
using Tern.Grpc.Interop.Server;
using Tern.Interop.Tests.Contracts.Grpc;

namespace Tern.Interop.Tests.Grpc;

/// <summary>Tern's ends of the interop tests: with its defaults, but for times that a busy machine might miss.</summary>
internal static class GrpcServers
{
    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(2);

    public static async Task<RpcServer> StartAsync(string endpoint)
    {
        RpcServer server = new RpcServerBuilder()
            .Listen(endpoint)
            .AddService<ITestService>(new TestService())
            .AddService<IChecks>(new ChecksHandler())
            .Configure(static options =>
            {
                options.MessageTimeout = s_limit;
                options.WriteTimeout = s_limit;
                options.MaxMessageBytes = 32 * 1_024 * 1_024;
            })
            .Build();
        await server.StartAsync();
        return server;
    }

    public static RpcChannel Connect(string target) => RpcChannel.Connect(target, static options =>
    {
        options.Protocol = RpcProtocol.Grpc;
        options.ConnectionCount = 1;
        options.WriteTimeout = s_limit;
        options.MaxMessageBytes = 32 * 1_024 * 1_024;
        options.Transport.ConnectTimeout = s_limit;
    });
}
