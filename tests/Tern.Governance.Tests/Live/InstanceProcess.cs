using System.Diagnostics;
using System.Globalization;

namespace Tern.Governance.Tests.Live;

/// <summary>A server in a process of its own.</summary>
internal sealed class InstanceProcess : IAsyncDisposable
{
    private readonly Process _process;

    private InstanceProcess(Process process, int port)
    {
        _process = process;
        Port = port;
    }

    public int Port { get; }

    public static async Task<InstanceProcess> StartAsync()
    {
        string program = Path.Combine(AppContext.BaseDirectory, "Tern.Governance.Instance.dll");
        var process = Process.Start(new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", [program])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        string? ready = await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken).AsTask().Within();
        Assert.StartsWith("ready ", ready);
        return new InstanceProcess(process, int.Parse(ready.AsSpan(6), CultureInfo.InvariantCulture));
    }

    /// <summary>Has every handler take so long.</summary>
    public async Task SlowDownAsync(int milliseconds)
    {
        await _process.StandardInput.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"slow {milliseconds}"));
        await _process.StandardInput.FlushAsync(TestContext.Current.CancellationToken);
        Assert.Equal("slow", await _process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken).AsTask().Within());
    }

    /// <summary>Sends a signal: <c>KILL</c>, <c>STOP</c>, <c>CONT</c>.</summary>
    public async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, kill.ExitCode);
    }

    public async ValueTask DisposeAsync()
    {
        // SIGKILL ends a stopped process too.
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        await _process.WaitForExitAsync(CancellationToken.None).Within();
        _process.Dispose();
    }
}
