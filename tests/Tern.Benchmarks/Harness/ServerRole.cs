using Tern.Benchmarks.Targets;

namespace Tern.Benchmarks.Harness;

/// <summary>The child process that serves a target.</summary>
internal static class ServerRole
{
    public static async Task<int> RunAsync(string[] args)
    {
        var target = TargetCatalog.GetManaged(args[0]);
        await using var server = await target.StartServerAsync();
        await ControlLines.WriteAsync(Console.Out, new ControlMessage { Kind = "ready", Port = server.Port });

        var cpuBefore = TimeSpan.Zero;
        var allocatedBefore = 0L;
        while (await ControlLines.ReadAsync(Console.In) is { } command)
        {
            switch (command.Kind)
            {
                case "start":
                    cpuBefore = Environment.CpuUsage.TotalTime;
                    allocatedBefore = GC.GetTotalAllocatedBytes(precise: true);
                    await ControlLines.WriteAsync(Console.Out, new ControlMessage { Kind = "started" });
                    break;
                case "stop":
                    var stats = new ServerStats
                    {
                        CpuUs = (Environment.CpuUsage.TotalTime - cpuBefore).TotalMicroseconds,
                        AllocBytes = GC.GetTotalAllocatedBytes(precise: true) - allocatedBefore,
                    };
                    await ControlLines.WriteAsync(Console.Out, new ControlMessage { Kind = "server-stats", Server = stats });
                    break;
                default:
                    throw new InvalidDataException($"'{command.Kind}' is not a command of a server.");
            }
        }

        return 0;
    }
}
