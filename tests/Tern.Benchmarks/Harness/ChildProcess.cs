using System.Diagnostics;
using System.Globalization;

namespace Tern.Benchmarks.Harness;

/// <summary>A server or client process, driven by control lines.</summary>
internal sealed class ChildProcess : IAsyncDisposable
{
    // USER_HZ, which Linux fixes for what it shows in /proc.
    private const double MicrosecondsPerClockTick = 10_000;

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    private readonly Process _process;
    private readonly bool _isManaged;
    private double _cpuBefore;

    private ChildProcess(Process process, bool isManaged)
    {
        _process = process;
        _isManaged = isManaged;
    }

    /// <summary>The port that a server announced.</summary>
    public int Port { get; private set; }

    /// <summary>The process, for signals.</summary>
    public int Id => _process.Id;

    /// <summary>Starts the program and waits until it is ready.</summary>
    public static async Task<ChildProcess> StartAsync(ChildCommand command)
    {
        var start = new ProcessStartInfo(command.Program, command.Arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        var child = new ChildProcess(Process.Start(start)!, command.IsManaged);
        try
        {
            var ready = await child.ReadInTimeAsync("ready", s_patience);
            child.Port = ready.Port ?? 0;
            return child;
        }
        catch
        {
            await child.DisposeAsync();
            throw;
        }
    }

    /// <summary>Sends a command and waits for the event that answers it.</summary>
    /// <exception cref="TimeoutException">The answer is long overdue: a call was lost.</exception>
    public async Task<ControlMessage> AskAsync(ControlMessage command, string answer)
    {
        await ControlLines.WriteAsync(_process.StandardInput, command);
        var expected = TimeSpan.FromSeconds((command.Seconds ?? 0) * (command.Intervals ?? 1));
        return await ReadInTimeAsync(answer, expected + s_patience);
    }

    /// <summary>Marks the begin of a measurement at a server.</summary>
    public async Task StartMeasuringAsync()
    {
        if (_isManaged)
        {
            await AskAsync(new ControlMessage { Kind = "start" }, "started");
        }
        else
        {
            _cpuBefore = ReadCpuMicroseconds();
        }
    }

    /// <summary>What a server has spent since the measurement began.</summary>
    public async Task<ServerStats> StopMeasuringAsync()
    {
        if (!_isManaged)
        {
            return new ServerStats { CpuUs = ReadCpuMicroseconds() - _cpuBefore };
        }

        var stats = await AskAsync(new ControlMessage { Kind = "stop" }, "server-stats");
        return stats.Server!;
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(5));
        try
        {
            await _process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            _process.Kill();
        }

        _process.Dispose();
    }

    private async Task<ControlMessage> ReadInTimeAsync(string kind, TimeSpan patience)
    {
        var command = $"{Path.GetFileName(_process.StartInfo.FileName)} {string.Join(' ', _process.StartInfo.ArgumentList)}";
        try
        {
            var message = await ControlLines.ReadAsync(_process.StandardOutput).WaitAsync(patience);
            return message?.Kind == kind
                ? message
                : throw new InvalidDataException(
                    $"'{command}' should have answered '{kind}' and " + (message is null ? "ended." : $"answered '{message.Kind}'."));
        }
        catch (TimeoutException)
        {
            throw new TimeoutException($"'{command}' has not answered '{kind}' within {patience.TotalSeconds:N0} s.");
        }
    }

    private double ReadCpuMicroseconds()
    {
        // Fields 14 and 15 are user and system time; the name in field 2 may hold spaces, so count from its closing bracket.
        var text = File.ReadAllText($"/proc/{_process.Id}/stat");
        var fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
        var ticks = long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture);
        return ticks * MicrosecondsPerClockTick;
    }
}
