using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Tern.Grpc;
using Tern.Interop.Tests.Contracts.Reflection;
using Tern.Interop.Tests.Programs;
using Xunit;

namespace Tern.Interop.Tests.Reflection;

/// <summary>A client that knows nothing but what reflection tells: Python's gRPC and Protobuf, which check every declaration, and protoc, which does so again.</summary>
public sealed class ReflectionInteropTests
{
    private const string Python = "/usr/bin/python3";
    private const int Checks = 14;

    [Fact]
    public async Task TernServer_KnownByReflectionAlone_IsCalledByPython()
    {
        await using RpcServer server = new RpcServerBuilder()
            .Listen("tcp://127.0.0.1:0")
            .AddGrpcReflection()
            .AddService<IShapes>(new ShapesHandler())
            .AddGrpcHealth()
            .Configure(static options => options.MessageTimeout = TimeSpan.FromMinutes(2))
            .Build();
        await server.StartAsync(TestContext.Current.CancellationToken);

        await RunAsync(server.Endpoints[0].Port);
    }

    [Fact]
    public async Task AspNetCore_KnownByReflectionAlone_IsCalledByPython()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(static options => options.Listen(System.Net.IPAddress.Loopback, 0, static listen => listen.Protocols = HttpProtocols.Http2));
        builder.Services.AddSingleton<IShapes, ShapesHandler>().AddSingleton<IHealth>(new HealthService());
        await using WebApplication application = builder.Build();
        application.MapTernReflection();
        application.MapTernService<IShapes>();
        application.MapGroup("").MapTernService<IHealth>();
        await application.StartAsync(TestContext.Current.CancellationToken);
        string address = application.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.Single();

        await RunAsync(new Uri(address).Port);
    }

    private static async Task RunAsync(int port)
    {
        if (!await PeerRun.SucceedAsync(["protoc", "--version"], [Python, "-c", "import grpc, google.protobuf"]))
        {
            PeerFolder.Missing("needs gRPC for Python: install python3-grpcio python3-protobuf protobuf-compiler with apt-get");
        }

        string folder = await PeerFolder.BuildAsync("Reflection", "", static folder =>
            PeerFolder.StepAsync(folder, "protoc", "-I.", "--python_out=.", "reflection_v1.proto", "reflection_v1alpha.proto"));
        DirectoryInfo work = Directory.CreateTempSubdirectory("tern-reflection-");
        try
        {
            PeerRun run = await PeerRun.ExecuteAsync([Python, "-B", "reflection.py", "127.0.0.1", $"{port}", work.FullName], folder);

            Assert.True(run.ExitCode == 0, run.Output);
            Assert.Equal(Checks, run.Output.Split('\n').Count(static line => line.StartsWith("ok ", StringComparison.Ordinal)));
        }
        finally
        {
            work.Delete(recursive: true);
        }
    }
}
