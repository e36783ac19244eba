using Microsoft.CodeAnalysis;
using Tern.Analyzers.Tests.Support;
using Tern.Analyzers.Usage;

namespace Tern.Analyzers.Tests.Usage;

public sealed class ChannelPerCallTests
{
    [Theory]
    [InlineData("async Task<Item> GetAsync(string sku) { await using var channel = [|RpcChannel.Connect(\"tcp://a:1\")|]; var c = channel.CreateClient<ICatalog>(); return await c.GetAsync(new GetItem(sku)); }")]
    [InlineData("async Task<Item> GetAsync(string sku) => await [|RpcChannel.Connect(\"tcp://a:1\")|].CreateClient<ICatalog>().GetAsync(new GetItem(sku));")]
    [InlineData("async Task<Item> GetAsync(string sku) { await using (var channel = [|RpcChannel.Connect(_target, o => { o.Protocol = RpcProtocol.Grpc; })|]) { return await channel.CreateClient<IReader>().ReadAsync(sku); } } private readonly string _target = \"\";")]
    [InlineData("ICatalog Catalog => [|RpcChannel.Connect(\"tcp://a:1\")|].CreateClient<ICatalog>();")]
    [InlineData("async Task A(List<string> all) { foreach (string sku in all) { await using var channel = [|RpcChannel.Connect(\"tcp://a:1\")|]; await channel.CreateClient<IReader>().ReadAsync(sku); } }")]
    [InlineData("async Task A(CancellationToken t) { while (!t.IsCancellationRequested) { await using var channel = [|RpcChannel.Connect(\"tcp://a:1\")|]; await channel.CreateClient<IReader>().ReadAsync(\"a\"); } }")]
    [InlineData(
        "class Front : IReader { public async Task<Item> ReadAsync(string sku) { await using var channel = [|RpcChannel.Connect(\"tcp://a:1\")|]; return await channel.CreateClient<ICatalog>().GetAsync(new GetItem(\"a\")); } "
        + "public ValueTask<Item> FindAsync(string sku, CallContext? context = null) => default; }")]
    [InlineData("class Given(string target) { async Task<Item> GetAsync(string sku) { await using var channel = [|RpcChannel.Connect(target)|]; return await channel.CreateClient<IReader>().ReadAsync(sku); } }")]
    [InlineData("class Given(string target) { ICatalog Catalog => [|RpcChannel.Connect(target, o => o.Timeout = TimeSpan.FromSeconds(1))|].CreateClient<ICatalog>(); }")]
    [InlineData("async Task<Item> GetAsync(string sku) { const string target = \"tcp://a:1\"; await using var channel = [|RpcChannel.Connect(target)|]; return await channel.CreateClient<IReader>().ReadAsync(sku); }")]
    [InlineData("Task<Item[]> AllAsync(string[] all) => Task.WhenAll(all.Select(async sku => { await using var channel = [|RpcChannel.Connect(\"tcp://a:1\")|]; return await channel.CreateClient<IReader>().ReadAsync(sku); }));")]
    [InlineData("Task<Item> GetAsync() { return AskAsync(\"a\"); async Task<Item> AskAsync(string sku) { await using var channel = [|RpcChannel.Connect(\"tcp://a:1\")|]; return await channel.CreateClient<IReader>().ReadAsync(sku); } }")]
    [InlineData("async Task<Item> GetAsync(string sku) { var options = new RpcChannelOptions { Target = \"tcp://a:1\", Timeout = TimeSpan.FromSeconds(1) }; await using var channel = [|RpcChannel.Connect(options)|]; return await channel.CreateClient<IReader>().ReadAsync(sku); }")]
    [InlineData("async Task<Item> GetAsync(string sku) { await using var channel = [|RpcChannel.Connect(Environment.GetEnvironmentVariable(\"CATALOG\")!)|]; return await channel.CreateClient<IReader>().ReadAsync(sku); }")]
    [InlineData("async Task<Item> GetAsync(string sku) { await using var channel = [|RpcChannel.Connect($\"tcp://{_host.Trim()}:1\", o => o.Timeout = TimeSpan.FromSeconds(1))|]; return await channel.CreateClient<IReader>().ReadAsync(sku); } private string _host = \"\";")]
    [InlineData("static Func<string, Task<Item>> Ask { get; } = async sku => { await using var channel = [|RpcChannel.Connect(\"tcp://a:1\", Quick)|]; return await channel.CreateClient<IReader>().ReadAsync(sku); }; static void Quick(RpcChannelOptions o) => o.Timeout = TimeSpan.FromSeconds(1);")]
    [InlineData("Code() => _ask = async sku => await [|RpcChannel.Connect(\"tcp://a:1\")|].CreateClient<IReader>().ReadAsync(sku); private readonly Func<string, Task<Item>> _ask;")]
    [InlineData("class Given(string target) { private readonly Func<string, Task<Item>> _ask = async sku => { await using var channel = [|RpcChannel.Connect(target)|]; return await channel.CreateClient<IReader>().ReadAsync(sku); }; public object Ask => _ask; }")]
    [InlineData("event Action<string>? Asked; void Listen() => Asked += async sku => { await using var channel = [|RpcChannel.Connect(\"tcp://a:1\")|]; await channel.CreateClient<IReader>().ReadAsync(sku); };")]
    [InlineData("private readonly Dictionary<string, Func<string, Task<Item>>> _all = new() { [\"read\"] = async sku => { await using var channel = [|RpcChannel.Connect(\"tcp://a:1\")|]; return await channel.CreateClient<IReader>().ReadAsync(sku); } };")]
    public async Task Channel_ThatIsMadeForEachCall_IsReported(string member)
        => await CallRules.ExpectAsync(new UsageAnalyzer(), "TERN4005", $"class Code {{ {member} }}");

    [Fact]
    public async Task Endpoint_ThatMakesAChannel_IsReported()
        => await CallRules.ExpectAsync(new UsageAnalyzer(), "TERN4005", """
            static class Web
            {
                static void Map(Microsoft.AspNetCore.Builder.App app) => app.MapGet("/", async () =>
                {
                    await using var channel = [|RpcChannel.Connect("tcp://a:1")|];
                    return await channel.CreateClient<IReader>().ReadAsync("a");
                });
            }

            namespace Microsoft.AspNetCore.Builder
            {
                class App { public void MapGet(string path, Delegate handler) { } }
            }
            """);

    [Theory]
    [InlineData("private readonly RpcChannel _channel = RpcChannel.Connect(\"tcp://a:1\");")]
    [InlineData("private static readonly ICatalog s_catalog = RpcChannel.Connect(\"tcp://a:1\").CreateClient<ICatalog>();")]
    [InlineData("static RpcChannel Channel { get; } = RpcChannel.Connect(\"tcp://a:1\");")]
    [InlineData("private RpcChannel? _channel; RpcChannel Channel => _channel ??= RpcChannel.Connect(\"tcp://a:1\");")]
    [InlineData("ICatalog Create() => RpcChannel.Connect(\"tcp://a:1\").CreateClient<ICatalog>();")]
    [InlineData("ICatalog Create() { var channel = RpcChannel.Connect(\"tcp://a:1\"); return channel.CreateClient<ICatalog>(); }")]
    [InlineData("RpcChannel Create(string target) { var channel = RpcChannel.Connect(target); return channel; }")]
    [InlineData("async Task<Item> GetAsync(string target, string sku) { await using var channel = RpcChannel.Connect(target); return await channel.CreateClient<IReader>().ReadAsync(sku); }")]
    [InlineData("async Task<Item> GetAsync(string target, string sku) { return await AskAsync(target); async Task<Item> AskAsync(string shard) { await using var channel = RpcChannel.Connect(shard); return await channel.CreateClient<IReader>().ReadAsync(sku); } }")]
    [InlineData("Task<Item[]> AllAsync(string[] targets, string sku) => Task.WhenAll(targets.Select(async shard => { await using var channel = RpcChannel.Connect(shard); return await channel.CreateClient<IReader>().ReadAsync(sku); }));")]
    [InlineData("async Task<Item> GetAsync(Uri at, string sku) { var options = new RpcChannelOptions { Target = at.ToString() }; await using var channel = RpcChannel.Connect(options); return await channel.CreateClient<IReader>().ReadAsync(sku); }")]
    [InlineData("async Task<Item> GetAsync(string target, string sku) { var options = new RpcChannelOptions(); options.Target = target; await using var channel = RpcChannel.Connect(options); return await channel.CreateClient<IReader>().ReadAsync(sku); }")]
    [InlineData("async Task<Item> GetAsync(string sku) { var target = Pick(); await using var channel = RpcChannel.Connect(target); return await channel.CreateClient<IReader>().ReadAsync(sku); } static string Pick() => \"tcp://a:1\";")]
    [InlineData("async Task<Item> GetAsync(string sku) { await using var channel = RpcChannel.Connect(_next()); return await channel.CreateClient<IReader>().ReadAsync(sku); } private Func<string> _next = null!;")]
    [InlineData("async Task<Item> GetAsync(string sku) { await using var channel = RpcChannel.Connect(_all[Random.Shared.Next(_all.Length)]); return await channel.CreateClient<IReader>().ReadAsync(sku); } private string[] _all = [];")]
    [InlineData("async Task<Item> GetAsync(RpcProtocol p, string sku) { await using var channel = RpcChannel.Connect(\"tcp://a:1\", o => o.Protocol = p); return await channel.CreateClient<IReader>().ReadAsync(sku); }")]
    [InlineData("async Task A(string[] targets) { foreach (var target in targets) { await using var channel = RpcChannel.Connect(target); await channel.CreateClient<IReader>().ReadAsync(\"a\"); } }")]
    [InlineData("async Task A() { await using var channel = RpcChannel.Connect(\"tcp://a:1\"); await channel.CreateClient<IReader>().ReadAsync(\"a\"); }")]
    [InlineData("[Fact] async Task A(string sku) { await using var channel = RpcChannel.Connect(\"tcp://a:1\"); await channel.CreateClient<IReader>().ReadAsync(sku); } class FactAttribute : Attribute;")]
    [InlineData("async Task A(string sku) { await using var channel = RpcChannel.Connect(\"memory://x\"); await channel.CreateClient<IReader>().ReadAsync(sku); }")]
    [InlineData("void A(List<RpcChannel> all) { for (int i = 0; i < 3; i++) { all.Add(RpcChannel.Connect(\"tcp://a:1\")); } }")]
    [InlineData("async Task<Item> A(string sku) { var channel = RpcChannel.Connect(\"tcp://a:1\"); _kept = channel; return await channel.CreateClient<IReader>().ReadAsync(sku); } private RpcChannel? _kept;")]
    [InlineData("private readonly Func<string, string, Task<Item>> _ask = async (target, sku) => { await using var channel = RpcChannel.Connect(target); return await channel.CreateClient<IReader>().ReadAsync(sku); };")]
    [InlineData("private readonly Func<Task<Item>> _warm = async () => { await using var channel = RpcChannel.Connect(\"tcp://a:1\"); return await channel.CreateClient<IReader>().ReadAsync(\"a\"); };")]
    [InlineData("private readonly Lazy<ICatalog> _catalog = new(() => RpcChannel.Connect(\"tcp://a:1\").CreateClient<ICatalog>());")]
    [InlineData("private readonly Func<string, ICatalog> _open = sku => RpcChannel.Connect(\"tcp://a:1\").CreateClient<ICatalog>();")]
    [InlineData("private static readonly AsyncLocal<string> s_tenant = new(); async Task<Item> GetAsync(string sku) { await using var channel = RpcChannel.Connect(\"tcp://\" + s_tenant.Value); return await channel.CreateClient<IReader>().ReadAsync(sku); }")]
    [InlineData("static Code Current { get; set; } = null!; string Target { get; set; } = \"\"; async Task<Item> GetAsync(string sku) { await using var channel = RpcChannel.Connect(Code.Current.Target); return await channel.CreateClient<IReader>().ReadAsync(sku); }")]
    public async Task Channel_ThatIsKeptOrDiffers_IsSilent(string member)
        => await CallRules.ExpectAsync(new UsageAnalyzer(), "TERN4005", $"class Code {{ {member} }}");

    [Fact]
    public async Task Program_ThatMakesOneChannelOnItsWay_IsSilent()
        => await CallRules.ExpectAsync(
            new UsageAnalyzer(),
            "TERN4005",
            """
            await using var channel = RpcChannel.Connect("tcp://a:1");
            await channel.CreateClient<IReader>().ReadAsync(args[0]);
            await RunAsync("b");

            static async Task RunAsync(string sku)
            {
                await using var channel = RpcChannel.Connect("tcp://a:1");
                await channel.CreateClient<IReader>().ReadAsync(sku);
            }
            """,
            OutputKind.ConsoleApplication);
}
