using System.Runtime.InteropServices;
using Tern.Grpc.Interop.Contracts;
using Tern.Transport;

namespace Tern.Grpc.Interop.Server;

/// <summary>Serves <see cref="ITestService"/> until the process is told to end.</summary>
internal static class ServerProgram
{
    public static async Task<int> RunAsync(CommandLine flags)
    {
        var builder = new RpcServerBuilder()
            .Listen($"tcp://{flags.Text("host") ?? "127.0.0.1"}:{flags.Port("port")}")
            .AddService<ITestService>(new TestService())
            .Configure(options => options.Transport.Tls = flags.Switch("use_tls") ? Tls(flags) : null);
        await using RpcServer server = builder.Build();
        await server.StartAsync();
        Console.WriteLine($"Listening on {server.Endpoints[0]}");

        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, End);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, End);
        await ended.Task;
        await server.StopAsync();
        return 0;

        void End(PosixSignalContext context)
        {
            context.Cancel = true;
            ended.TrySetResult();
        }
    }

    private static TlsServerOptions Tls(CommandLine flags) => new()
    {
        CertificatePath = flags.Required("tls_cert_file"),
        KeyPath = flags.Required("tls_key_file"),
        ApplicationProtocols = ["h2"],
    };
}
