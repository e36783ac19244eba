using Tern.Interop.Tests.Programs;

namespace Tern.Interop.Tests.Grpc;

/// <summary>Other implementations of gRPC, as servers and as clients; each is built when a test asks for it first.</summary>
public sealed class GrpcPeers
{
    // Debian's own Python, whatever else PATH begins with: python3-grpcio installs for it alone.
    private const string Python = "/usr/bin/python3";

    private readonly Dictionary<GrpcLanguage, Lazy<Task<string?>>> _folders = new()
    {
        [GrpcLanguage.Python] = new(BuildPythonAsync),
        [GrpcLanguage.Cpp] = new(BuildCppAsync),
        [GrpcLanguage.JavaScript] = new(BuildJavaScriptAsync),
    };

    /// <summary>Skips the running test if the peer is not here; fails it if TERN_REQUIRE_PEERS says that it must be.</summary>
    public async Task RequireAsync(GrpcLanguage language)
    {
        if (await _folders[language].Value is null)
        {
            PeerFolder.Missing(language switch
            {
                GrpcLanguage.Python => "needs gRPC for Python: install python3-grpcio python3-protobuf protobuf-compiler with apt-get",
                GrpcLanguage.Cpp => "needs gRPC for C++: install libgrpc++-dev libprotobuf-dev protobuf-compiler protobuf-compiler-grpc g++ with apt-get",
                _ => "needs gRPC for JavaScript: install Node.js 18 or newer with npm, and a way to its registry",
            });
        }
    }

    /// <summary>Runs a peer's client to its end.</summary>
    internal async Task<PeerRun> RunClientAsync(GrpcLanguage language, int port)
    {
        string folder = (await _folders[language].Value)!;
        return await PeerRun.ExecuteAsync(Command(language, folder, "client", "127.0.0.1", $"{port}"), folder);
    }

    /// <summary>Starts a peer's server on a free port.</summary>
    internal async Task<PeerServer> StartServerAsync(GrpcLanguage language)
    {
        string folder = (await _folders[language].Value)!;
        return await PeerServer.StartAsync(Command(language, folder, "server"), folder);
    }

    private static string[] Command(GrpcLanguage language, string folder, params string[] arguments) => language switch
    {
        GrpcLanguage.Python => [Python, "-B", "peer.py", .. arguments],
        GrpcLanguage.Cpp => [Path.Combine(folder, "peer"), .. arguments],
        _ => ["node", "peer.js", .. arguments],
    };

    private static async Task<string?> BuildPythonAsync() => await PeerRun.SucceedAsync(["protoc", "--version"], [Python, "-c", "import grpc, google.protobuf"])
        ? await PeerFolder.BuildAsync("Grpc", "Python", static folder =>
            PeerFolder.StepAsync(folder, "protoc", "-I.", "--python_out=.", "interop.proto", "checks.proto"))
        : null;

    private static async Task<string?> BuildCppAsync()
    {
        return await PeerRun.SucceedAsync(["protoc", "--version"], ["g++", "--version"], ["which", "grpc_cpp_plugin"]) && Directory.Exists("/usr/include/grpcpp")
            ? await PeerFolder.BuildAsync("Grpc", "Cpp", BuildAsync)
            : null;

        static async Task BuildAsync(string folder)
        {
            PeerRun plugin = await PeerRun.ExecuteAsync(["which", "grpc_cpp_plugin"], folder);
            await PeerFolder.StepAsync(
                folder, "protoc", "-I.", "--cpp_out=.", "--grpc_out=.", $"--plugin=protoc-gen-grpc={plugin.Output.Trim()}", "interop.proto", "checks.proto");
            string[] sources = ["peer.cpp", "interop.pb.cc", "interop.grpc.pb.cc", "checks.pb.cc", "checks.grpc.pb.cc"];
            await PeerFolder.StepAsync(
                folder, ["g++", "-std=c++17", "-O0", "-I.", .. sources, "-Wl,--copy-dt-needed-entries", "-lgrpc++_reflection", "-lgrpc++", "-lprotobuf", "-o", "peer"]);
        }
    }

    private static async Task<string?> BuildJavaScriptAsync() => await PeerRun.SucceedAsync(["node", "--version"], ["npm", "--version"])
        ? await PeerFolder.BuildAsync("Grpc", "JavaScript", static folder =>
            PeerFolder.StepAsync(folder, "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"))
        : null;
}
