using System.Runtime.CompilerServices;
using System.Threading.RateLimiting;

namespace Tern.Governance.Tests.Documentation;

/// <summary>The examples of the documentation compile, are what it shows, and work together.</summary>
public sealed class ExamplesTests
{
    [Fact]
    public void Extending_EachExample_StandsInTheCompiledFile()
    {
        string compiled = File.ReadAllText(Beside("Examples.cs"));
        string page = File.ReadAllText(Beside("../../../docs/governance.md"));
        string[] parts = page[page.IndexOf("## Extending", StringComparison.Ordinal)..].Split("```");
        string[] examples = [.. parts.Where(static part => part.StartsWith("csharp\n", StringComparison.Ordinal)).Select(static part => part["csharp\n".Length..])];

        Assert.Equal(10, examples.Length);
        Assert.All(examples, example => Assert.Contains(example, compiled));
    }

    [Fact]
    public async Task Suite_WithResolverAndMiddleware_CarriesCalls()
    {
        await using Fleet fleet = await Fleet.StartAsync(2);
        int served = 0;
        fleet.ServeWith((text, _) => new(Interlocked.Increment(ref served) == 1 ? "" : text));
        string file = Path.GetTempFileName();
        await File.WriteAllLinesAsync(file, fleet.Servers.Select(static server => server.Endpoint.ToString()), TestContext.Current.CancellationToken);
        List<string> timings = [];
        await using RpcChannel channel = RpcChannel.Connect($"file://{file}", options =>
        {
            options.Protocol = RpcProtocol.ThriftTTHeader;
            TestServer.BeGenerous(options);
            options.UseGovernance(governance =>
            {
                governance.Use(new ShopSuite());
                governance.Balancer = new FirstAvailable();
                governance.AllMethods.Retry = Retries.OnLocks;
                governance.UseInstance(Timings.To((where, _) => timings.Add(where)));
            });
        });

        Assert.Equal("hi", await channel.CreateClient<IEcho>().SayAsync("hi"));

        // The empty answer of the first attempt is retried.
        Assert.Equal(2, timings.Count);
        Assert.All(timings, static timing => Assert.StartsWith("Say at ", timing));
        File.Delete(file);
    }

    [Fact]
    public async Task Registry_OfFiles_HoldsTheServerWhileItRuns()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory();
        TestServer server = await TestServer.StartAsync(builder => builder.UseRegistry(new FileRegistry(folder.FullName), static options =>
        {
            options.Service = "echo";
            options.Delay = TimeSpan.Zero;
        }));
        await server.Logs.WaitForAsync(320);
        FileInfo entry = Assert.Single(folder.GetFiles("echo@*"));
        Assert.Equal(server.Endpoint, await File.ReadAllTextAsync(entry.FullName, TestContext.Current.CancellationToken));

        await server.DisposeAsync();

        Assert.Empty(folder.GetFiles());
        folder.Delete();
    }

    [Fact]
    public async Task Suites_OfChannelsAndServers_Apply()
    {
        var registry = new InMemoryRegistry();
        await using TestServer server = await TestServer.StartAsync(builder =>
        {
            builder.UseSuite(new ShopServers(registry));
            builder.Configure(static options => options.Access.Checks.Add(Tokens.Known(new HashSet<string> { "good" })));
        });
        await using RpcChannel channel = RpcChannel.Connect(server.Endpoint, static options =>
        {
            options.UseSuite(new ShopClients());
            TestServer.BeGenerous(options);
        });
        IEcho echo = channel.CreateClient<IEcho>();
        var good = new CallContext();
        good.Transient["token"] = "good";

        Assert.Equal("in", await echo.SayAsync("in", good));
        Assert.Contains("Say needs a token", (await Assert.ThrowsAsync<RpcException>(async () => await echo.SayAsync("out"))).Message);
        RpcException tooMany = await Assert.ThrowsAsync<RpcException>(async () => await channel.CreateClient<IStreams>().CountAsync(new Point(0, 2_000), good).ReadAllAsync());
        Assert.Contains("Count takes 1000 messages", tooMany.Message);
        await server.Logs.WaitForAsync(320);
        Assert.Equal("shop", Assert.Single(registry.GetInstances("tests.Echo")).Tag("team"));
    }

    [Fact]
    public async Task Limiter_OfSystemThreadingRateLimiting_HasAQuotaForEachCaller()
    {
        await using PartitionedRateLimiter<string> quotas = PartitionedRateLimiter.Create<string, string>(static key => RateLimitPartition.GetFixedWindowLimiter(
            key, static _ => new FixedWindowRateLimiterOptions { PermitLimit = 2, Window = TimeSpan.FromHours(1), AutoReplenishment = false }));
        await using TestServer server = await TestServer.StartAsync(builder => builder.UseLimiter(new QuotaOfCallers(quotas)));
        await using RpcChannel front = server.Connect(configure: static options => options.CallerService = "front");
        await using RpcChannel batch = server.Connect(configure: static options => options.CallerService = "batch");

        await front.CreateClient<IEcho>().SayAsync("1");
        await front.CreateClient<IEcho>().SayAsync("2");
        RpcException refused = await Assert.ThrowsAsync<RpcException>(async () => await front.CreateClient<IEcho>().SayAsync("3"));
        Assert.Equal("here 1", await front.CreateClient<IOther>().OnlyHereAsync("1"));
        Assert.Equal("1", await batch.CreateClient<IEcho>().SayAsync("1"));

        Assert.Equal(RpcStatusCode.ResourceExhausted, refused.Code);
        Assert.Contains("your quota is used up", refused.Message);
        Assert.InRange(refused.RetryPushback ?? default, TimeSpan.FromMinutes(50), TimeSpan.FromHours(1));
    }

    private static string Beside(string name, [CallerFilePath] string path = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, name));
}
