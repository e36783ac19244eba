using Tern.Analyzers.Tests.Support;
using Tern.Analyzers.Usage;

namespace Tern.Analyzers.Tests.Usage;

public sealed class UndisposedStreamTests
{
    [Theory]
    [InlineData("async Task<Item> A(ICatalog c) { var e = [|c.WatchAsync(new GetItem(\"a\")).GetAsyncEnumerator()|]; await e.MoveNextAsync(); return e.Current; }")]
    [InlineData("async Task<bool> A(ICatalog c) => await [|c.WatchAsync(new GetItem(\"a\")).GetAsyncEnumerator()|].MoveNextAsync();")]
    [InlineData("async Task<Item> A(ICatalog c) { IAsyncEnumerable<Item> all = c.WatchAsync(new GetItem(\"a\")); IAsyncEnumerator<Item> e = [|all.GetAsyncEnumerator()|]; await e.MoveNextAsync(); return e.Current; }")]
    [InlineData("async Task<Order> A(ICatalog c, IAsyncEnumerable<Item> items) { var e = [|c.ChatAsync(items).ConfigureAwait(false).GetAsyncEnumerator()|]; await e.MoveNextAsync(); return e.Current; }")]
    [InlineData("async Task A(ICatalog c, CancellationToken t) { await Task.Run(async () => { var e = [|c.WatchAsync(new GetItem(\"a\")).GetAsyncEnumerator(t)|]; while (await e.MoveNextAsync()) { } }); }")]
    [InlineData("void A(ICatalog c) { _ = [|c.WatchAsync(new GetItem(\"a\")).GetAsyncEnumerator()|]; }")]
    public async Task Enumerator_ThatIsNotDisposed_IsReported(string member)
        => await CallRules.ExpectAsync(new UsageAnalyzer(), "TERN4003", $"class Code {{ {member} }}");

    [Theory]
    [InlineData("async Task A(ICatalog c) { await using var e = c.WatchAsync(new GetItem(\"a\")).GetAsyncEnumerator(); await e.MoveNextAsync(); }")]
    [InlineData("async Task A(ICatalog c) { await using (var e = c.WatchAsync(new GetItem(\"a\")).GetAsyncEnumerator()) { await e.MoveNextAsync(); } }")]
    [InlineData("async Task A(ICatalog c) { var e = c.WatchAsync(new GetItem(\"a\")).GetAsyncEnumerator(); try { await e.MoveNextAsync(); } finally { await e.DisposeAsync(); } }")]
    [InlineData("IAsyncEnumerator<Item> A(ICatalog c) { var e = c.WatchAsync(new GetItem(\"a\")).GetAsyncEnumerator(); return e; }")]
    [InlineData("IAsyncEnumerator<Item> A(ICatalog c) => c.WatchAsync(new GetItem(\"a\")).GetAsyncEnumerator();")]
    [InlineData("void A(ICatalog c) { var e = c.WatchAsync(new GetItem(\"a\")).GetAsyncEnumerator(); _e = e; } private IAsyncEnumerator<Item>? _e;")]
    [InlineData("async Task A(ICatalog c) { await foreach (var i in c.WatchAsync(new GetItem(\"a\"))) { break; } }")]
    [InlineData("async Task A(IAsyncEnumerable<Item> items) { var e = items.GetAsyncEnumerator(); await e.MoveNextAsync(); }")]
    public async Task Enumerator_ThatIsDisposedOrHandedOn_IsSilent(string member)
        => await CallRules.ExpectAsync(new UsageAnalyzer(), "TERN4003", $"class Code {{ {member} }}");
}
