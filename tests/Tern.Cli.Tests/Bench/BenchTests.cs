using System.Text.Json.Nodes;

namespace Tern.Cli.Tests.Bench;

/// <summary><c>tern bench</c>: what it shows, and what its figures mean.</summary>
public sealed class BenchTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public BenchTests()
    {
        _folder.Write("stock.thrift", Shop.ThriftIdl);
        _folder.Write("catalog.proto", Shop.ProtobufIdl);
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("ttheader", "Stock/find", "stock.thrift")]
    [InlineData("grpc", "Catalog/Find", "catalog.proto")]
    [InlineData("grpc", "Catalog/Watch", "catalog.proto")]
    [InlineData("grpc", "Catalog/Talk", "catalog.proto")]
    public async Task Bench_SomeCalls_CountsEachOfThem(string protocol, string method, string idl)
    {
        await using Shop shop = await Shop.StartAsync();

        CliRun run = await CliRun.InAsync(_folder.Path, "bench", shop.Address, method, """{"sku": "a"}""", "--idl", idl, "-p", protocol, "-n", "200", "-c", "4", "-d", "30s", "--warm-up", "0", "--json");

        JsonNode result = JsonNode.Parse(run.Succeeds())!;
        Assert.Equal((200, 0, 0), ((int)result["calls"]!, (int)result["failed"]!, (int)result["notBegun"]!));
        Assert.Equal(200, result["histogram"]!.AsArray().Sum(static bar => (int)bar!["count"]!));
        Assert.True((double)result["latencyMs"]!["p50"]! <= (double)result["latencyMs"]!["p99"]!);
        Assert.True((double)result["latencyMs"]!["p99.99"]! <= (double)result["latencyMs"]!["max"]!);
    }

    [Fact]
    public async Task Bench_RateWithinReach_BeginsEveryCallThatIsDue()
    {
        await using Shop shop = await Shop.StartAsync();

        CliRun run = await CliRun.InAsync(_folder.Path, "bench", shop.Address, "find", """{"sku": "a"}""", "--idl", "stock.thrift", "-r", "500", "-d", "400ms", "--warm-up", "50ms", "--json");

        JsonNode result = JsonNode.Parse(run.Succeeds())!;
        Assert.Equal(200, (int)result["calls"]! + (int)result["notBegun"]!);
    }

    [Fact]
    public async Task Bench_CallsThatFail_AreCountedByKind()
    {
        await using Shop shop = await Shop.StartAsync();

        CliRun run = await CliRun.InAsync(_folder.Path, "bench", shop.Address, "find", """{"sku": "a"}{"sku": "gone"}{"sku": "business"}{"sku": "a"}""", "--idl", "stock.thrift", "-p", "ttheader", "-n", "40", "-c", "2", "-d", "30s", "--warm-up", "0", "--json");

        JsonNode result = JsonNode.Parse(run.Succeeds())!;
        Assert.Equal((40, 20), ((int)result["calls"]!, (int)result["failed"]!));
        Assert.Equal(["OutOfStock", "business error 7"], result["failures"]!.AsArray().Select(static failure => (string?)failure!["kind"]).OrderByDescending(static kind => kind!.Length == 10));
        Assert.All(result["failures"]!.AsArray(), static failure => Assert.Equal(10, (int)failure!["count"]!));
    }

    [Fact]
    public async Task Bench_InATerminal_ShowsItLiveAndThenTheResult()
    {
        await using Shop shop = await Shop.StartAsync();

        CliRun run = await CliRun.WithAsync(_folder.Path, static with => with.IsInteractive = true, "bench", shop.Address, "find", """{"sku": "a"}""", "--idl", "stock.thrift", "-d", "600ms", "-c", "2", "--warm-up", "0");

        Assert.Contains("measuring", run.Succeeds());
        Assert.Contains("p99.9", run.Out);
        Assert.Contains("  to ", run.Out);
        Assert.DoesNotContain("\u001b[3", run.Out);
    }

    [Fact]
    public async Task Bench_RequestThatDoesNotFit_IsOneErrorAtOnce()
    {
        await using Shop shop = await Shop.StartAsync();

        CliRun run = await CliRun.InAsync(_folder.Path, "bench", shop.Address, "find", """{"skuu": "a"}""", "--idl", "stock.thrift");

        Assert.Equal(ExitCodes.Misuse, run.ExitCode);
        Assert.Contains("skuu", run.Error);
    }

    [Theory]
    [InlineData("-c", "0")]
    [InlineData("-r", "0")]
    [InlineData("-n", "0")]
    [InlineData("--warm-up", "soon")]
    [InlineData("--connections", "3")]
    public async Task Bench_WrongOption_SaysWhatItMayBe(string option, string value)
    {
        CliRun run = await CliRun.InAsync(_folder.Path, "bench", "memory://nobody", "find", "--idl", "stock.thrift", option, value);

        Assert.Equal(ExitCodes.Misuse, run.ExitCode);
        Assert.Contains(option.StartsWith("--", StringComparison.Ordinal) ? option : "is from", run.Error);
    }

    [Fact]
    public async Task Bench_ServerThatStalls_IsSeenAsItsCallersSeeIt()
    {
        ManualTime time = new();
        TaskCompletionSource stall = new(TaskCreationOptions.RunContinuationsAsynchronously);
        int calls = 0;
        LoadPlan plan = new() { Concurrency = 1, Rate = 10, Duration = TimeSpan.FromSeconds(1) };

        // The first call takes half a second of the server; the others would take no time.
        LoadGenerator load = new(plan, async (number, _) =>
        {
            Interlocked.Increment(ref calls);
            if (number == 0)
            {
                await stall.Task;
            }
        }, time);
        Task run = load.RunAsync(TestContext.Current.CancellationToken);
        for (int i = 0; i < 10; i++)
        {
            await Limit.SettleAsync();
            time.Advance(TimeSpan.FromMilliseconds(50));
        }

        stall.SetResult();
        await Limit.UntilAsync(() => load.Record.Answered >= 5, "those that were due are made up for");
        await time.RunUntilAsync(run, TimeSpan.FromMilliseconds(5));

        Assert.Equal((10, 10L, 0L), (calls, load.Record.Answered, load.Record.Late));

        // Due at 0, 100, … 400 ms, and answered when the stall was over: 500, 400, … 100 ms. A load that waits for its answers would have seen one slow call.
        Assert.InRange(new BenchResult(load.Record, TimeSpan.FromSeconds(1)).Max.TotalMilliseconds, 480, 520);
        Assert.InRange(new BenchResult(load.Record, TimeSpan.FromSeconds(1)).At(70).TotalMilliseconds, 180, 230);
    }

    [Fact]
    public async Task Bench_CallsThatCouldNotBegin_CountWithTheTimeThatTheyWaited()
    {
        ManualTime time = new();
        LoadPlan plan = new() { Concurrency = 1, Rate = 10, Duration = TimeSpan.FromSeconds(1) };
        TaskCompletionSource stall = new(TaskCreationOptions.RunContinuationsAsynchronously);
        LoadGenerator load = new(plan, async (_, _) => await stall.Task, time);

        Task run = load.RunAsync(TestContext.Current.CancellationToken);
        for (int i = 0; i < 22; i++)
        {
            await Limit.SettleAsync();
            time.Advance(TimeSpan.FromMilliseconds(50));
        }

        stall.SetResult();
        await run.Within();

        Assert.Equal((9L, 10L), (load.Record.Late, load.Record.Answered));
    }

    [Fact]
    public void Report_Result_ReadsAsRecorded()
    {
        LoadRecord record = new();
        for (int i = 1; i <= 10_000; i++)
        {
            record.Answer(TimeSpan.FromMicroseconds(200 + (i % 1000 == 0 ? 20_000 : i % 100 * (i % 7))));
        }

        for (int i = 0; i < 3; i++)
        {
            record.Fail(new RpcException(RpcStatusCode.Unavailable, "Cannot connect to tcp://localhost:8888: connection refused; nobody listens there. Whatever else is to be said about it."));
        }

        LoadPlan plan = new() { Concurrency = 16, Rate = 1000, Duration = TimeSpan.FromSeconds(10), WarmUp = TimeSpan.FromSeconds(2) };
        BenchReport report = new("shop.Catalog/Get", "tcp://localhost:8888", "grpc", plan, CliHost.DefaultWidth);
        string result = report.Text(new BenchResult(record, TimeSpan.FromSeconds(10)));
        string live = report.Live(record, isMeasuring: true, TimeSpan.FromSeconds(4.2), 998.5);

        Snapshot.FitsTerminal(result);
        Snapshot.FitsTerminal(live);
        Snapshot.Verify("result", result);
        Snapshot.Verify("live", live + "\n");
    }
}
