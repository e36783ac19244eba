using Tern.Transport;

namespace Tern.Grpc.Interop.Client;

/// <summary>Runs cases against a server of any implementation.</summary>
internal static class ClientProgram
{
    public static async Task<int> RunAsync(CommandLine flags)
    {
        string asked = flags.Required("test_case");
        string[] names = asked == "all" ? [.. InteropCases.Names] : asked.Split(',');
        if (names.FirstOrDefault(static name => !InteropCases.Names.Contains(name)) is { } unknown)
        {
            throw new FormatException($"There is no case \"{unknown}\".");
        }

        string host = flags.Required("server_host");
        string target = $"tcp://{(host.Contains(':', StringComparison.Ordinal) && host[0] != '[' ? $"[{host}]" : host)}:{flags.Port("server_port")}";
        await using RpcChannel channel = RpcChannel.Connect(target, options =>
        {
            options.Protocol = RpcProtocol.Grpc;
            options.Connections = ConnectionMode.Multiplexed;
            options.ConnectionCount = 1;
            options.Transport.Tls = flags.Switch("use_tls") ? Tls(flags, host) : null;
        });
        var cases = new InteropCases(channel);
        int failed = 0;
        foreach (string name in names)
        {
            if (await cases.RunAsync(name) is { } error)
            {
                failed++;
                Console.Error.WriteLine($"FAILED {name}: {error}");
            }
            else
            {
                Console.WriteLine($"ok {name}");
            }
        }

        return failed == 0 ? 0 : 1;
    }

    private static TlsClientOptions Tls(CommandLine flags, string host) => new()
    {
        TargetHost = flags.Text("server_host_override") ?? host,
        ServerAuthorityPath = flags.Text("tls_ca_file"),
        ApplicationProtocols = ["h2"],
    };
}
