using System.Diagnostics;
using Microsoft.CodeAnalysis;
using Tern.Generators.Tests.Support;

namespace Tern.Generators.Tests.Incremental;

[Collection(nameof(RunsAlone))]
public sealed class ScaleTests
{
    // It takes two seconds where nothing else runs; the bound finds what grows with the square of the messages.
    private static readonly TimeSpan s_bound = TimeSpan.FromSeconds(60);

    [Fact]
    public void ThousandMessages_GenerateInSeconds_AndAnEditEmitsOneFile()
    {
        string[] sources = [.. Enumerable.Range(0, 1_000).Select(MessageSource)];
        Compilation compilation = Compilations.Of(sources);
        compilation.GetDiagnostics(TestContext.Current.CancellationToken);
        long start = Stopwatch.GetTimestamp();

        GeneratorRun run = GeneratorRun.Of(compilation);
        TimeSpan first = Stopwatch.GetElapsedTime(start);
        start = Stopwatch.GetTimestamp();
        GeneratorRun edited = run.ThenEdit("Text500 ", with: "Word500 ");
        TimeSpan second = Stopwatch.GetElapsedTime(start);

        TestContext.Current.TestOutputHelper?.WriteLine($"1,000 messages: {first.TotalSeconds:F2} s; one edit: {second.TotalSeconds:F2} s");
        Assert.Equal(1_000, run.Result.GeneratedSources.Length);
        Assert.Equal(1, edited.EmittedOutputs);
        Assert.InRange(first, TimeSpan.Zero, s_bound);
        Assert.InRange(second, TimeSpan.Zero, s_bound);
    }

    private static string MessageSource(int i) => $$"""
        namespace Big.Contracts;

        [RpcMessage]
        public sealed partial record Message{{i}}
        {
            [RpcField(1)] public required string Name { get; init; }
            [RpcField(2)] public string? Text{{i}} { get; init; }
            [RpcField(3)] public List<int> Numbers { get; init; } = [];
            [RpcField(4)] public Message{{(i + 1) % 1_000}}? Next { get; init; }
            [RpcField(5)] public Dictionary<string, Message{{(i + 7) % 1_000}}> Others { get; init; } = [];
            [RpcField(6)] public DateTimeOffset When { get; init; }
            [RpcField(7)] public DayOfWeek Day { get; init; }
            [RpcField(8)] public decimal? Amount { get; init; }
        }
        """;
}
