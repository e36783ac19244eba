using System.Security.Cryptography;
using System.Text;
using Xunit;

namespace Tern.Interop.Tests.Apache;

/// <summary>Apache Thrift as Debian installs it: its compiler, its Python and its C++ library, and the peers built from them.</summary>
/// <remarks>The peers are built once per content of Peers/ and kept beside the test assembly.</remarks>
public sealed class ApacheThrift : IAsyncLifetime
{
    // Debian's own Python, whatever else PATH begins with: python3-thrift installs for it alone.
    private const string Python = "/usr/bin/python3";
    private const string Missing = "needs Apache Thrift: install thrift-compiler python3-thrift libthrift-dev g++ with apt-get";

    private static readonly string s_sources = Path.Combine(AppContext.BaseDirectory, "Peers");
    private string? _folder;

    /// <summary>Builds the peers if their tools are installed.</summary>
    public async ValueTask InitializeAsync()
    {
        if (await IsInstalledAsync())
        {
            _folder = await BuildAsync();
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => default;

    /// <summary>Skips the running test if the peers are not here; fails it if TERN_REQUIRE_PEERS says that they must be.</summary>
    public void Require()
    {
        if (_folder is not null)
        {
            return;
        }

        if (Environment.GetEnvironmentVariable("TERN_REQUIRE_PEERS") is null or "" or "0")
        {
            Assert.Skip(Missing);
        }

        Assert.Fail(Missing);
    }

    /// <summary>Runs a peer's client to its end.</summary>
    internal Task<PeerRun> RunClientAsync(PeerLanguage language, string transport, string protocol, int port) =>
        PeerRun.ExecuteAsync(Command(language, "client", transport, protocol, "127.0.0.1", $"{port}"), _folder!);

    /// <summary>Starts a peer's server on a free port.</summary>
    internal Task<PeerServer> StartServerAsync(PeerLanguage language, string transport, string protocol) =>
        PeerServer.StartAsync(Command(language, "server", transport, protocol), _folder!);

    private string[] Command(PeerLanguage language, params string[] arguments) => language switch
    {
        PeerLanguage.Python => [Python, "-B", "peer.py", .. arguments],
        _ => [Path.Combine(_folder!, "peer"), .. arguments],
    };

    private static async Task<bool> IsInstalledAsync()
    {
        string[][] probes = [["thrift", "--version"], ["g++", "--version"], [Python, "-c", "import thrift"]];
        foreach (string[] probe in probes)
        {
            if (!await PeerRun.SucceedsAsync(probe))
            {
                return false;
            }
        }

        return Directory.Exists("/usr/include/thrift");
    }

    private static async Task<string> BuildAsync()
    {
        string folder = Path.Combine(AppContext.BaseDirectory, "peers-" + ContentHash());
        if (Directory.Exists(folder))
        {
            return folder;
        }

        string work = $"{folder}.{Environment.ProcessId}";
        Directory.CreateDirectory(work);
        File.Copy(Path.Combine(s_sources, "peer.py"), Path.Combine(work, "peer.py"), overwrite: true);
        string idl = Path.Combine(s_sources, "interop.thrift");
        await BuildStepAsync(work, "thrift", "-nowarn", "--gen", "py", "-out", work, idl);
        await BuildStepAsync(work, "thrift", "-nowarn", "--gen", "cpp:no_skeleton", "-out", work, idl);
        string[] generated = [.. Directory.EnumerateFiles(work, "*.cpp")];
        await BuildStepAsync(work, ["g++", "-std=c++17", "-O0", "-I", work, Path.Combine(s_sources, "peer.cpp"), .. generated, "-lthrift", "-o", "peer"]);

        // Whoever renames first wins; another run has built the same.
        try
        {
            Directory.Move(work, folder);
        }
        catch (IOException) when (Directory.Exists(folder))
        {
            Directory.Delete(work, recursive: true);
        }

        return folder;
    }

    private static async Task BuildStepAsync(string folder, params string[] command)
    {
        PeerRun run = await PeerRun.ExecuteAsync(command, folder);
        Assert.True(run.ExitCode == 0, $"{string.Join(' ', command)}\n{run.Output}");
    }

    private static string ContentHash()
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (string file in Directory.EnumerateFiles(s_sources).Order(StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(Path.GetFileName(file)));
            hash.AppendData(File.ReadAllBytes(file));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..16];
    }
}
