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
    [InlineData("void Add(Item i) { [|_q.Writer.WriteAsync(i)|]; } async Task RunAsync(ICatalog c) => await c.UploadAsync(_q.Reader.ReadAllAsync()); private readonly System.Threading.Channels.Channel<Item> _q = System.Threading.Channels.Channel.CreateBounded<Item>(8);")]
    [InlineData("event Action<Item>? E; void Add() => E += i => [|_q.Writer.WriteAsync(i)|]; async Task RunAsync(ICatalog c) { var items = _q.Reader.ReadAllAsync(); await c.UploadAsync(items); } private readonly System.Threading.Channels.Channel<Item> _q = System.Threading.Channels.Channel.CreateBounded<Item>(new System.Threading.Channels.BoundedChannelOptions(8) { SingleReader = true });")]
    [InlineData("void Add(Item i) { Local(); void Local() { _ = [|this._q.Writer.WriteAsync(i)|]; } } Task[] Run(ICatalog c) => [c.UploadAsync(_q.Reader.ReadAllAsync()).AsTask(), c.ReserveAsync(null!).AsTask(), c.UploadAsync(_q.Reader.ReadAllAsync()).AsTask()]; private readonly System.Threading.Channels.Channel<Item> _q = System.Threading.Channels.Channel.CreateBounded<Item>(8);")]
    [InlineData("Code() => _p = System.Threading.Channels.Channel.CreateBounded<Item>(8); System.Threading.Channels.ChannelWriter<Item> Writer => _p.Writer; void Add(Item i) { [|Writer.WriteAsync(i)|]; } IAsyncEnumerable<Order> Run(ICatalog c) => c.ChatAsync(_p.Reader.ReadAllAsync()); private readonly System.Threading.Channels.Channel<Item> _p;")]
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
    [InlineData("async Task Add(Item i) { await _q.Writer.WriteAsync(i); } async Task RunAsync(ICatalog c) => await c.UploadAsync(_q.Reader.ReadAllAsync()); private readonly System.Threading.Channels.Channel<Item> _q = System.Threading.Channels.Channel.CreateBounded<Item>(8);")]
    [InlineData("ValueTask Add(Item i) => _q.Writer.WriteAsync(i); async Task RunAsync(ICatalog c) => await c.UploadAsync(_q.Reader.ReadAllAsync()); private readonly System.Threading.Channels.Channel<Item> _q = System.Threading.Channels.Channel.CreateBounded<Item>(8);")]
    [InlineData("void Add(Item i) { _ = _q.Writer.WriteAsync(i); } async Task RunAsync(ICatalog c) => await c.UploadAsync(_q.Reader.ReadAllAsync()); private readonly System.Threading.Channels.Channel<Item> _q = System.Threading.Channels.Channel.CreateUnbounded<Item>();")]
    [InlineData("void Add(Item i) { _ = _q.Writer.WriteAsync(i); } async Task RunAsync(ICatalog c) => await c.UploadAsync(_q.Reader.ReadAllAsync()); private readonly System.Threading.Channels.Channel<Item> _q = System.Threading.Channels.Channel.CreateBounded<Item>(new System.Threading.Channels.BoundedChannelOptions(8) { FullMode = System.Threading.Channels.BoundedChannelFullMode.DropOldest });")]
    [InlineData("void Add(Item i) { _ = _q.Writer.WriteAsync(i); } async Task RunAsync(ICatalog c) { await foreach (var i in _q.Reader.ReadAllAsync()) { await c.GetAsync(new GetItem(i.Sku)); } } private readonly System.Threading.Channels.Channel<Item> _q = System.Threading.Channels.Channel.CreateBounded<Item>(8);")]
    [InlineData("void Add(Item i) { _ = _p.Writer.WriteAsync(i); } async Task RunAsync(ICatalog c) => await c.UploadAsync(_q.Reader.ReadAllAsync()); private System.Threading.Channels.Channel<Item> _p = System.Threading.Channels.Channel.CreateBounded<Item>(8); private readonly System.Threading.Channels.Channel<Item> _q = System.Threading.Channels.Channel.CreateBounded<Item>(8);")]
    [InlineData("class Pump(System.Threading.Channels.Channel<Item> given) { private readonly System.Threading.Channels.Channel<Item> _p = given; void Add(Item i) { _ = _p.Writer.WriteAsync(i); } async Task RunAsync(ICatalog c) => await c.UploadAsync(_p.Reader.ReadAllAsync()); }")]
    [InlineData("void A() { var q = System.Threading.Channels.Channel.CreateBounded<Item>(8); _ = q.Writer.WriteAsync(new Item(\"a\")); }")]
    public async Task Requests_ThatAreAwaited_AreSilent(string member)
        => await CallRules.ExpectAsync(new UsageAnalyzer(), "TERN4002", $"class Code {{ {member} }}");
}
