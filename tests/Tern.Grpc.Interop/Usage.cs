using Tern.Grpc.Interop.Client;

namespace Tern.Grpc.Interop;

internal static class Usage
{
    /// <summary>Exit code of a command line that says nothing that can be run.</summary>
    private const int WrongUsage = 2;

    public static int Print()
    {
        Console.Error.WriteLine(
            $"""
            gRPC's interoperability cases, with Tern as server or as client. A flag's value stands behind '=' or a space.

              server --port=8080 [--host=127.0.0.1] [--use_tls=false --tls_cert_file=server.pem --tls_key_file=server.key]
              client --server_host=localhost --server_port=8080 --test_case=NAME[,NAME...]|all
                     [--use_tls=false --tls_ca_file=ca.pem --server_host_override=NAME]

            Cases: {string.Join(' ', InteropCases.Names)}
            """);
        return WrongUsage;
    }
}
