using Tern.Analyzers.CodeFixes.Usage;
using Tern.Analyzers.Tests.Support;
using Tern.Analyzers.Usage;

namespace Tern.Analyzers.Tests.Usage;

public sealed class AwaitCodeFixTests
{
    [Theory]
    [InlineData("TERN4004", "var i = c.GetAsync(new GetItem(\"a\")).Result;", "var i = await c.GetAsync(new GetItem(\"a\"));")]
    [InlineData("TERN4004", "string s = c.GetAsync(new GetItem(\"a\")).AsTask().Result.Sku;", "string s = (await c.GetAsync(new GetItem(\"a\"))).Sku;")]
    [InlineData("TERN4004", "c.TrackAsync(new Click(\"a\")).AsTask().Wait();", "await c.TrackAsync(new Click(\"a\"));")]
    [InlineData("TERN4004", "/* one */ Use(c.GetAsync(new GetItem(\"a\")).GetAwaiter().GetResult()); // two", "/* one */ Use(await c.GetAsync(new GetItem(\"a\"))); // two")]
    [InlineData("TERN4004", "Task<Item> task = c.GetAsync(new GetItem(\"a\")).AsTask(); Use(task.Result);", "Task<Item> task = c.GetAsync(new GetItem(\"a\")).AsTask(); Use(await task);")]
    [InlineData("TERN4004", "foreach (var i in c.WatchAsync(new GetItem(\"a\")).ToBlockingEnumerable()) { }", "await foreach (var i in c.WatchAsync(new GetItem(\"a\"))) { }")]
    [InlineData("TERN4002", "c.UploadAsync(items);", "await c.UploadAsync(items);")]
    [InlineData("TERN4002", "c.UploadAsync(items).AsTask();", "await c.UploadAsync(items);")]
    [InlineData(
        "TERN4002",
        "var q = System.Threading.Channels.Channel.CreateBounded<Item>(8); var call = c.UploadAsync(q.Reader.ReadAllAsync()); _ = q.Writer.WriteAsync(new Item(\"a\"));",
        "var q = System.Threading.Channels.Channel.CreateBounded<Item>(8); var call = c.UploadAsync(q.Reader.ReadAllAsync()); await q.Writer.WriteAsync(new Item(\"a\"));")]
    public async Task Await_WhereTheCodeMayAwait_Awaits(string rule, string before, string after)
    {
        string mended = await CallRules.FixAsync(new UsageAnalyzer(), new AwaitCodeFix(), rule, AwaitCodeFix.Await, In(before));

        Assert.Equal(In(after), mended);
    }

    [Theory]
    [InlineData("// reads one\n        var e = c.WatchAsync(new GetItem(\"a\")).GetAsyncEnumerator();", "// reads one\n        await using var e = c.WatchAsync(new GetItem(\"a\")).GetAsyncEnumerator();")]
    [InlineData("IAsyncEnumerator<Item> e = c.WatchAsync(new GetItem(\"a\")).GetAsyncEnumerator();", "await using IAsyncEnumerator<Item> e = c.WatchAsync(new GetItem(\"a\")).GetAsyncEnumerator();")]
    public async Task Dispose_OfALocal_DeclaresItWithAwaitUsing(string before, string after)
    {
        string mended = await CallRules.FixAsync(new UsageAnalyzer(), new AwaitCodeFix(), "TERN4003", AwaitCodeFix.Dispose, In(before));

        Assert.Equal(In(after), mended);
    }

    [Theory]
    [InlineData("TERN4004", "class Code { Item A(ICatalog c) => c.GetAsync(new GetItem(\"a\")).Result; }")]
    [InlineData("TERN4004", "class Code { async Task A(IReader r, object gate) { await Task.Yield(); lock (gate) { _ = r.ReadAsync(\"a\").Result; } } }")]
    [InlineData("TERN4004", "class Code { async Task A(IReader r) { await Task.Yield(); Func<Item> get = () => r.ReadAsync(\"a\").Result; } }")]
    [InlineData("TERN4002", "class Code { async Task A(ICatalog c) { await Task.Yield(); c.WatchAsync(new GetItem(\"a\")); } }")]
    public async Task Fix_WhereCodeCannotAwait_IsNotOffered(string rule, string source)
        => Assert.Empty(await CallRules.KeysAsync(new UsageAnalyzer(), new AwaitCodeFix(), rule, source));

    private static string In(string statements)
        => $$"""
        class Code
        {
            async Task A(ICatalog c, IAsyncEnumerable<Item> items)
            {
                await Task.Yield();
                {{statements}}
            }

            static void Use(Item item) { }
        }
        """;
}
