using Tern.Interop.Tests.Programs;
using Xunit;

namespace Tern.Interop.Tests.Apache;

/// <summary>Apache Thrift as Debian installs it: its compiler, its Python and its C++ library, and the peers built from them.</summary>
public class ApacheThrift : IAsyncLifetime
{
    // Debian's own Python, whatever else PATH begins with: python3-thrift installs for it alone.
    private const string Python = "/usr/bin/python3";
    private const string Missing = "needs Apache Thrift: install thrift-compiler python3-thrift libthrift-dev libboost-dev g++ with apt-get";

    private readonly string _name;
    private readonly string _idl;
    private string? _folder;

    /// <summary>The peers of interop.thrift.</summary>
    public ApacheThrift()
        : this("Apache", "interop.thrift")
    {
    }

    /// <summary>The peers of a folder below Peers/.</summary>
    private protected ApacheThrift(string name, string idl) => (_name, _idl) = (name, idl);

    /// <summary>Builds the peers if their tools are installed.</summary>
    public async ValueTask InitializeAsync()
    {
        if (await IsInstalledAsync())
        {
            _folder = await PeerFolder.BuildAsync(_name, "", BuildAsync);
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return default;
    }

    /// <summary>Skips the running test if the peers are not here; fails it if TERN_REQUIRE_PEERS says that they must be.</summary>
    public void Require()
    {
        if (_folder is null)
        {
            PeerFolder.Missing(Missing);
        }
    }

    /// <summary>Runs a peer's client to its end.</summary>
    internal Task<PeerRun> RunClientAsync(PeerLanguage language, string transport, string protocol, int port) =>
        PeerRun.ExecuteAsync(Command(language, "client", transport, protocol, "127.0.0.1", $"{port}"), _folder!);

    /// <summary>Starts a peer's server on a free port.</summary>
    internal Task<PeerServer> StartServerAsync(PeerLanguage language, string transport, string protocol) =>
        PeerServer.StartAsync(Command(language, "server", transport, protocol), _folder!);

    /// <summary>Writes or checks the values of a peer.</summary>
    /// <param name="language">Whose generated code does it.</param>
    /// <param name="mode"><c>write</c> or <c>check</c>.</param>
    /// <param name="protocol"><c>binary</c> or <c>compact</c>.</param>
    /// <param name="input">What is checked.</param>
    internal Task<PeerRun> RunValuesAsync(PeerLanguage language, string mode, string protocol, string input = "")
        => PeerRun.ExecuteAsync(language == PeerLanguage.Python ? [Python, "-B", "values.py", mode, protocol] : [Path.Combine(_folder!, "peer"), mode, protocol], _folder!, input);

    private string[] Command(PeerLanguage language, params string[] arguments) => language switch
    {
        PeerLanguage.Python => [Python, "-B", "peer.py", .. arguments],
        _ => [Path.Combine(_folder!, "peer"), .. arguments],
    };

    private static async Task<bool> IsInstalledAsync() =>
        await PeerRun.SucceedAsync(["thrift", "--version"], ["g++", "--version"], [Python, "-c", "import thrift"]) && Directory.Exists("/usr/include/thrift") && Directory.Exists("/usr/include/boost");

    private async Task BuildAsync(string folder)
    {
        await PeerFolder.StepAsync(folder, "thrift", "-nowarn", "--gen", "py", "-out", folder, _idl);
        await PeerFolder.StepAsync(folder, "thrift", "-nowarn", "--gen", "cpp:no_skeleton", "-out", folder, _idl);
        string[] sources = [.. Directory.EnumerateFiles(folder, "*.cpp")];
        await PeerFolder.StepAsync(folder, ["g++", "-std=c++17", "-O0", "-I", folder, .. sources, "-lthrift", "-o", "peer"]);
    }
}
