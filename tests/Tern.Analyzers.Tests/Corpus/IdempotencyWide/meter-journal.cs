// case: meter-journal
// category: files
// rationale: each attempt writes its lines behind those of the attempt before
// rule: TERN2012

using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide.MeterJournal;

public readonly record struct Reading(string Meter, DateOnly Day, decimal Kwh)
{
    public string ToLine() => FormattableString.Invariant($"{Meter};{Day:yyyy-MM-dd};{Kwh}");
}

public interface IReadingSink
{
    Task WriteAsync(string batchId, IReadOnlyList<Reading> readings);
}

public sealed class JournalSink(string directory) : IReadingSink
{
    public async Task WriteAsync(string batchId, IReadOnlyList<Reading> readings)
    {
        foreach (var day in readings.GroupBy(r => r.Day))
        {
            string path = Path.Combine(directory, $"{day.Key:yyyyMMdd}.csv");
            await File.AppendAllLinesAsync(path, day.Select(r => r.ToLine())); // want: TERN2012
        }
    }
}

public sealed class BatchSink(string directory) : IReadingSink
{
    public Task WriteAsync(string batchId, IReadOnlyList<Reading> readings)
        => File.WriteAllLinesAsync(Path.Combine(directory, batchId + ".csv"), readings.Select(r => r.ToLine()));
}

public sealed class MeterImport(IReadingSink sink)
{
    [Idempotent]
    public async Task ImportAsync(string batchId, IReadOnlyList<Reading> readings)
    {
        ArgumentException.ThrowIfNullOrEmpty(batchId);
        if (readings is [])
        {
            return;
        }

        await sink.WriteAsync(batchId, [.. readings.DistinctBy(r => (r.Meter, r.Day))]);
    }
}

public sealed class FaultReports(string directory)
{
    [Idempotent]
    public async Task ReportAsync(string meter, string fault)
    {
        await using FileStream stream = new(Path.Combine(directory, meter + ".log"), FileMode.Append, FileAccess.Write); // want: TERN2012
        await using StreamWriter writer = new(stream);
        await writer.WriteLineAsync(fault);
    }

    [Idempotent]
    public async Task ReplaceAsync(string meter, string fault)
    {
        await using FileStream stream = new(Path.Combine(directory, meter + ".log"), FileMode.Create, FileAccess.Write);
        await using StreamWriter writer = new(stream);
        await writer.WriteLineAsync(fault);
    }
}

public static class Case
{
    private static readonly Reading[] Readings = [new("m1", new DateOnly(2030, 1, 1), 1.5m), new("m2", new DateOnly(2030, 1, 1), 2m)];
    public static IAsyncEnumerable<string> Demo1() => Run(d => new MeterImport(new JournalSink(d)).ImportAsync("b1", Readings));
    public static IAsyncEnumerable<string> Demo2() => Run(d => new FaultReports(d).ReportAsync("m1", "no signal"));
    public static IAsyncEnumerable<string> Safe1() => Run(d => new MeterImport(new BatchSink(d)).ImportAsync("b1", Readings));
    public static IAsyncEnumerable<string> Safe2() => Run(d => new FaultReports(d).ReplaceAsync("m1", "no signal"));
    private static IAsyncEnumerable<string> Run(Func<string, Task> act)
    {
        string directory = Directory.CreateTempSubdirectory("meter").FullName;
        return Twice(() => act(directory), () => string.Join('|', Directory.GetFiles(directory).Order().Select(File.ReadAllText)));
    }
    private static async IAsyncEnumerable<string> Twice(Func<Task> act, Func<object?> state)
    {
        for (int attempt = 0; attempt < 2; attempt++)
        {
            string end = await Task.Run(act).ContinueWith(t => t.Exception?.InnerException?.GetType().Name ?? "done");
            yield return $"{end}: {state()}";
        }
    }
}
