using Tern.Analyzers.Tests.Support;
using Tern.Analyzers.Usage;

namespace Tern.Analyzers.Tests.Usage;

public sealed class UnawaitedWriteTests
{
    [Theory]
    [InlineData("void A(ICatalog c, IAsyncEnumerable<Item> items) { [|c.UploadAsync(items)|]; }")]
    [InlineData("void A(ICatalog c, IAsyncEnumerable<Item> items) => [|c.UploadAsync(items)|];")]
    [InlineData("void A(ICatalog c, IAsyncEnumerable<Item> items) { [|c.UploadAsync(items).AsTask()|]; }")]
    [InlineData("void A(ICatalog c, IAsyncEnumerable<Item> items) { Action run = () => [|c.UploadAsync(items)|]; run(); }")]
    [InlineData("void A(ICatalog c) { [|c.WatchAsync(new GetItem(\"a\"))|]; }")]
    [InlineData("void A(ICatalog c, IAsyncEnumerable<Item> items) { [|c.ChatAsync(items)|]; }")]
    [InlineData(
        "async Task A(ICatalog c) { var q = System.Threading.Channels.Channel.CreateBounded<Item>(8); var call = c.UploadAsync(q.Reader.ReadAllAsync()); "
        + "_ = [|q.Writer.WriteAsync(new Item(\"a\"))|]; q.Writer.Complete(); await call; }")]
    [InlineData(
        "void A(ICatalog c) { var q = System.Threading.Channels.Channel.CreateBounded<Item>(8); var writer = q.Writer; var call = c.ChatAsync(q.Reader.ReadAllAsync()); "
        + "[|writer.WriteAsync(new Item(\"a\"))|]; }")]
    public async Task Requests_ThatNothingAwaits_AreReported(string member)
        => await CallRules.ExpectAsync(new UsageAnalyzer(), "TERN4002", $"class Code {{ {member} }}");

    [Theory]
    [InlineData("async Task A(ICatalog c, IAsyncEnumerable<Item> items) => await c.UploadAsync(items);")]
    [InlineData("ValueTask<Order> A(ICatalog c, IAsyncEnumerable<Item> items) => c.UploadAsync(items);")]
    [InlineData("void A(ICatalog c, IAsyncEnumerable<Item> items) { var upload = c.UploadAsync(items); Keep(upload); void Keep(ValueTask<Order> task) { } }")]
    [InlineData("void A(ICatalog c, IAsyncEnumerable<Item> items) { _ = c.UploadAsync(items); }")]
    [InlineData("async Task A(ICatalog c) { await foreach (var i in c.WatchAsync(new GetItem(\"a\"))) { } }")]
    [InlineData(
        "async Task A(ICatalog c) { var q = System.Threading.Channels.Channel.CreateBounded<Item>(8); var call = c.UploadAsync(q.Reader.ReadAllAsync()); "
        + "await q.Writer.WriteAsync(new Item(\"a\")); q.Writer.Complete(); await call; }")]
    [InlineData(
        "void A(ICatalog c) { var q = System.Threading.Channels.Channel.CreateUnbounded<Item>(); var call = c.UploadAsync(q.Reader.ReadAllAsync()); _ = q.Writer.WriteAsync(new Item(\"a\")); }")]
    [InlineData("void A() { var q = System.Threading.Channels.Channel.CreateBounded<Item>(8); _ = q.Writer.WriteAsync(new Item(\"a\")); }")]
    public async Task Requests_ThatAreAwaited_AreSilent(string member)
        => await CallRules.ExpectAsync(new UsageAnalyzer(), "TERN4002", $"class Code {{ {member} }}");
}
