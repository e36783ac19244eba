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
    [InlineData("async Task<bool> A(ICatalog c) { IAsyncEnumerator<Item> e; e = [|c.WatchAsync(new GetItem(\"a\")).GetAsyncEnumerator()|]; return await e.MoveNextAsync(); }")]
    [InlineData("Code(ICatalog c) { [|_e = c.WatchAsync(new GetItem(\"a\")).GetAsyncEnumerator()|]; } async Task<Item?> NextAsync() => await _e.MoveNextAsync() ? _e.Current : null; private readonly IAsyncEnumerator<Item> _e;")]
    [InlineData("void A(ICatalog c) { [|this._e ??= c.WatchAsync(new GetItem(\"a\")).GetAsyncEnumerator()|]; } async Task<string?> NextAsync() => _e is not null && await _e.MoveNextAsync() ? _e?.Current.Sku : null; private IAsyncEnumerator<Item>? _e;")]
    [InlineData("Code(ICatalog c) => [|E = c.WatchAsync(new GetItem(\"a\")).GetAsyncEnumerator()|]; private IAsyncEnumerator<Item> E { get; }")]
    [InlineData("class Cursor(ICatalog c) { private readonly IAsyncEnumerator<Item> _e = [|c.WatchAsync(new GetItem(\"a\")).GetAsyncEnumerator()|]; public ValueTask<bool> NextAsync() => this._e.MoveNextAsync(); }")]
    public async Task Enumerator_ThatIsNotDisposed_IsReported(string member)
        => await CallRules.ExpectAsync(new UsageAnalyzer(), "TERN4003", $"class Code {{ {member} }}");

    [Theory]
    [InlineData("async Task A(ICatalog c) { await using var e = c.WatchAsync(new GetItem(\"a\")).GetAsyncEnumerator(); await e.MoveNextAsync(); }")]
    [InlineData("async Task A(ICatalog c) { await using (var e = c.WatchAsync(new GetItem(\"a\")).GetAsyncEnumerator()) { await e.MoveNextAsync(); } }")]
    [InlineData("async Task A(ICatalog c) { var e = c.WatchAsync(new GetItem(\"a\")).GetAsyncEnumerator(); try { await e.MoveNextAsync(); } finally { await e.DisposeAsync(); } }")]
    [InlineData("IAsyncEnumerator<Item> A(ICatalog c) { var e = c.WatchAsync(new GetItem(\"a\")).GetAsyncEnumerator(); return e; }")]
    [InlineData("async Task A(ICatalog c) { IAsyncEnumerator<Item>? e = null; try { e = c.WatchAsync(new GetItem(\"a\")).GetAsyncEnumerator(); await e.MoveNextAsync(); } finally { if (e is not null) { await e.DisposeAsync(); } } }")]
    [InlineData("IAsyncEnumerator<Item> A(ICatalog c) => c.WatchAsync(new GetItem(\"a\")).GetAsyncEnumerator();")]
    [InlineData("void A(ICatalog c) { var e = c.WatchAsync(new GetItem(\"a\")).GetAsyncEnumerator(); _e = e; } private IAsyncEnumerator<Item>? _e;")]
    [InlineData("async Task A(ICatalog c) { await foreach (var i in c.WatchAsync(new GetItem(\"a\"))) { break; } }")]
    [InlineData("Code(ICatalog c) => _e = c.WatchAsync(new GetItem(\"a\")).GetAsyncEnumerator(); ValueTask StopAsync() => _e.DisposeAsync(); private readonly IAsyncEnumerator<Item> _e;")]
    [InlineData("Code(ICatalog c) => _e = c.WatchAsync(new GetItem(\"a\")).GetAsyncEnumerator(); async Task A() { await using (_e) { await _e.MoveNextAsync(); } } private readonly IAsyncEnumerator<Item> _e;")]
    [InlineData("Code(ICatalog c) => _e = c.WatchAsync(new GetItem(\"a\")).GetAsyncEnumerator(); IAsyncEnumerator<Item> E => _e; private readonly IAsyncEnumerator<Item> _e;")]
    [InlineData("Code(ICatalog c) => _e = c.WatchAsync(new GetItem(\"a\")).GetAsyncEnumerator(); void A(List<IAsyncDisposable> all) => all.Add(_e); private readonly IAsyncEnumerator<Item> _e;")]
    [InlineData("Code(ICatalog c) => _e = c.WatchAsync(new GetItem(\"a\")).GetAsyncEnumerator(); protected IAsyncEnumerator<Item> _e;")]
    [InlineData("partial class Cursor { Cursor(ICatalog c) => _e = c.WatchAsync(new GetItem(\"a\")).GetAsyncEnumerator(); private readonly IAsyncEnumerator<Item> _e; }")]
    [InlineData("IAsyncEnumerator<Item> A(ICatalog c) => _e ??= c.WatchAsync(new GetItem(\"a\")).GetAsyncEnumerator(); private IAsyncEnumerator<Item>? _e;")]
    [InlineData("Code(ICatalog c) => _e = c.WatchAsync(new GetItem(\"a\")).GetAsyncEnumerator(); int A(int[]? _e) => _e?[0] ?? 0; private readonly IAsyncEnumerator<Item> _e;")]
    [InlineData("async Task A(IAsyncEnumerable<Item> items) { var e = items.GetAsyncEnumerator(); await e.MoveNextAsync(); }")]
    public async Task Enumerator_ThatIsDisposedOrHandedOn_IsSilent(string member)
        => await CallRules.ExpectAsync(new UsageAnalyzer(), "TERN4003", $"class Code {{ {member} }}");
}
