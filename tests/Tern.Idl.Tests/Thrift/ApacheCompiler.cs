using Tern.Interop.Tests.Programs;

namespace Tern.Idl.Tests.Thrift;

/// <summary>Debian's Thrift compiler.</summary>
public sealed class ApacheCompiler : IAsyncLifetime
{
    private bool _isInstalled;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync() => _isInstalled = await PeerRun.SucceedAsync(["thrift", "--version"]);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => default;

    /// <summary>Skips the running test if the compiler is not here; fails it if TERN_REQUIRE_PEERS says that it must be.</summary>
    public void Require()
    {
        if (!_isInstalled)
        {
            PeerFolder.Missing("needs Apache Thrift: install thrift-compiler with apt-get");
        }
    }

    /// <summary>Whether it accepts a file, and what it says.</summary>
    internal async Task<(bool IsAccepted, string Output)> CompileAsync(string path)
    {
        string output = Directory.CreateTempSubdirectory("tern-idl").FullName;
        try
        {
            // It has no end on some texts, and takes memory while it goes on.
            PeerRun run = await PeerRun.ExecuteAsync(
                ["/bin/sh", "-c", "ulimit -v 1000000; exec timeout 60 thrift --gen json -out \"$0\" \"$1\"", output, path],
                Path.GetDirectoryName(path)!);
            return (run.ExitCode == 0, run.Output);
        }
        finally
        {
            Directory.Delete(output, recursive: true);
        }
    }
}
