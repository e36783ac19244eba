using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Tern.Governance.Tests.Live;

/// <summary>A server in a process of its own.</summary>
internal sealed partial class InstanceProcess : IAsyncDisposable
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

    /// <summary>Sends a signal of Linux.</summary>
    public void Send(Signal signal) => Assert.Equal(0, Kill(_process.Id, (int)signal));

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int process, int signal);

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

/// <summary>Signals by their numbers on Linux.</summary>
internal enum Signal
{
    Kill = 9,
    Continue = 18,
    Stop = 19,
}
