using System.Globalization;
using Tern.Benchmarks.Targets;

namespace Tern.Benchmarks.Harness;

/// <summary>The child process that calls a target: arguments are target, port, callers, connections, payload.</summary>
internal static class ClientRole
{
    public static async Task<int> RunAsync(string[] args)
    {
        var numbers = args.Skip(1).Select(text => int.Parse(text, CultureInfo.InvariantCulture)).ToArray();
        var shape = new LoadShape(numbers[1], numbers[2], numbers[3]);
        await using var client = await TargetCatalog.GetManaged(args[0]).ConnectAsync(numbers[0], shape);
        var load = new LoadGenerator(client, shape);
        await ControlLines.WriteAsync(Console.Out, new ControlMessage { Kind = "ready" });

        while (await ControlLines.ReadAsync(Console.In) is { } command)
        {
            var duration = TimeSpan.FromSeconds(command.Seconds ?? 0);
            var answer = command.Kind switch
            {
                "run" => new ControlMessage { Kind = "client-stats", Client = await load.RunAsync(duration) },
                "curve" => new ControlMessage { Kind = "counts", Counts = await load.RunCurveAsync(duration, command.Intervals ?? 0) },
                _ => throw new InvalidDataException($"'{command.Kind}' is not a command of a client."),
            };
            await ControlLines.WriteAsync(Console.Out, answer);
        }

        return 0;
    }
}
