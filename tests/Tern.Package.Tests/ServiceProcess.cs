using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Tern.Package.Tests;

/// <summary>A server in its own process, on a port that it chose; it ends when this is disposed.</summary>
internal sealed partial class ServiceProcess : IAsyncDisposable
{
    private readonly Process _process;

    private ServiceProcess(Process process, string address)
    {
        _process = process;
        Address = address;
    }

    /// <summary>Where it listens, as its log says.</summary>
    public string Address { get; }

    public static async Task<ServiceProcess> StartAsync(string program)
    {
        Process process = new() { StartInfo = new ProcessStartInfo(program) { RedirectStandardOutput = true, RedirectStandardError = true } };
        process.ErrorDataReceived += static (_, _) => { };
        process.Start();
        process.BeginErrorReadLine();
        List<string> log = [];
        using CancellationTokenSource limit = new(TimeSpan.FromMinutes(1));
        while (await process.StandardOutput.ReadLineAsync(limit.Token) is { } line)
        {
            log.Add(line);
            if (Listening().Match(line) is { Success: true } match)
            {
                return new ServiceProcess(process, match.Value);
            }
        }

        throw new InvalidOperationException($"{program} did not start:\n{string.Join('\n', log)}");
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    [GeneratedRegex(@"tcp://127\.0\.0\.1:[1-9]\d*")]
    private static partial Regex Listening();
}
