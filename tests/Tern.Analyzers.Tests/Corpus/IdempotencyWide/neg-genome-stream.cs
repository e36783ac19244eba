// case: neg-genome-stream
// category: channels
// rationale: the channel, the lists and the sums belong to one call; only the finished report is put at its name
// rule: none

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Channels;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide5.NegGenomeStream;

public sealed record Read(string Sample, string Bases);
public sealed record Report(string Sample, int Reads, double GcContent, IReadOnlyList<string> Ranked);

public interface IReportStore
{
    Task PutAsync(string name, Report report);
}

public sealed class ReportStore : IReportStore
{
    private readonly ConcurrentDictionary<string, Report> _reports = [];

    public Report? this[string name] => _reports.GetValueOrDefault(name);

    public Task PutAsync(string name, Report report)
    {
        _reports[name] = report;
        return Task.CompletedTask;
    }
}

public sealed class Sequencer(IReportStore store, IReadOnlyList<Read> reads)
{
    [Idempotent]
    public async Task AnalyseAsync(string sample, CancellationToken cancellationToken = default)
    {
        Channel<Read> work = Channel.CreateBounded<Read>(8);
        Task producing = ProduceAsync(work.Writer);
        int total = 0, gc = 0;
        Dictionary<int, int> histogram = [];
        List<string> ranked = [];
        await foreach (Read read in work.Reader.ReadAllAsync(cancellationToken))
        {
            total += read.Bases.Length;
            gc += read.Bases.Count(b => b is 'G' or 'C');
            histogram[read.Bases.Length] = histogram.GetValueOrDefault(read.Bases.Length) + 1;
            Keep(read.Bases);
        }

        await producing;
        await store.PutAsync(sample, new Report(sample, histogram.Values.Sum(), total == 0 ? 0 : (double)gc / total, ranked));

        void Keep(string bases)
        {
            ranked.Add(bases);
            ranked.Sort((a, b) => b.Length.CompareTo(a.Length));
        }

        async Task ProduceAsync(ChannelWriter<Read> writer)
        {
            await foreach (Read read in OfAsync(sample, cancellationToken))
            {
                await writer.WriteAsync(read, cancellationToken);
            }

            writer.Complete();
        }
    }

    [Idempotent]
    public async IAsyncEnumerable<Read> OfAsync(string sample, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (Read read in reads.Where(r => r.Sample == sample))
        {
            cancellationToken.ThrowIfCancellationRequested();
            await Task.Yield();
            yield return read;
        }
    }
}

public static class Case
{
    private static readonly ReportStore Store = new();
    private static readonly Sequencer Sequencer = new(Store, [new("s1", "GATTACA"), new("s1", "GGC"), new("s1", "AT"), new("s2", "TTT")]);
    public static IAsyncEnumerable<string> Safe1() => Twice(() => Sequencer.AnalyseAsync("s1"), () => Show(Store["s1"]));
    public static IAsyncEnumerable<string> Safe2() => Twice(() => Sequencer.AnalyseAsync("s2"), () => Show(Store["s2"]));
    private static string Show(Report? report) => $"{report?.Reads} {report?.GcContent:F3} {string.Join(",", report?.Ranked ?? [])}";
    private static async IAsyncEnumerable<string> Twice(Func<Task> act, Func<object?> state)
    {
        for (int attempt = 0; attempt < 2; attempt++)
        {
            Task run = Task.Run(act);
            await run.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            yield return $"{run.Exception?.InnerException?.GetType().Name ?? "done"}: {state()}";
        }
    }
}
