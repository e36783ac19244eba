using System.Diagnostics;
using System.Globalization;

namespace Tern.Interop.Tests.Programs;

/// <summary>A server of another implementation in its own process; ends when it is disposed.</summary>
internal sealed class PeerServer : IAsyncDisposable
{
    private const string Announcement = "listening ";

    private readonly Process _process;

    private PeerServer(Process process, int port)
    {
        _process = process;
        Port = port;
    }

    public int Port { get; }

    public static async Task<PeerServer> StartAsync(IReadOnlyList<string> command, string folder)
    {
        Process process = new() { StartInfo = PeerRun.StartInfo(command, folder) };
        process.Start();

        // What it says about undeclared exceptions would fill the pipe and stop it.
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginErrorReadLine();
        string? line = await process.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromMinutes(5));
        return line is not null && line.StartsWith(Announcement, StringComparison.Ordinal)
            ? new PeerServer(process, int.Parse(line.AsSpan(Announcement.Length), CultureInfo.InvariantCulture))
            : throw new InvalidOperationException($"{string.Join(' ', command)} did not start: it printed \"{line}\".");
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        try
        {
            await _process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(10));
        }
        catch (TimeoutException)
        {
            _process.Kill();
        }

        _process.Dispose();
    }
}
