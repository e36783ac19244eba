using Tern.Analyzers.Tests.Support;
using Tern.Analyzers.Usage;

namespace Tern.Analyzers.Tests.Usage;

public sealed class BlockingTests
{
    [Theory]
    [InlineData("Item A(ICatalog c) => [|c.GetAsync(new GetItem(\"a\")).Result|];")]
    [InlineData("Item A(ICatalog c) => [|c.GetAsync(new GetItem(\"a\")).GetAwaiter().GetResult()|];")]
    [InlineData("void A(ICatalog c) => [|c.GetAsync(new GetItem(\"a\")).AsTask().Wait()|];")]
    [InlineData("void A(ICatalog c) { [|c.TrackAsync(new Click(\"a\")).AsTask().ConfigureAwait(false).GetAwaiter().GetResult()|]; }")]
    [InlineData("Item A(IReader r) { Task<Item> task = r.ReadAsync(\"a\"); return [|task.Result|]; }")]
    [InlineData("Item A(IReader r) { var task = r.ReadAsync(\"a\"); [|task.Wait()|]; return [|task.Result|]; }")]
    [InlineData("async Task<Item> A(IReader r) { await Task.Yield(); return [|r.ReadAsync(\"a\").Result|]; }")]
    [InlineData("Item A(IReader r) => Task.Run(() => [|r.ReadAsync(\"a\").Result|]).GetAwaiter().GetResult();")]
    [InlineData("void A(IReader r) => [|Task.WaitAll(r.ReadAsync(\"a\"), Task.CompletedTask)|];")]
    [InlineData("void A(IReader r) { Task[] all = [r.ReadAsync(\"a\")]; Task first = r.ReadAsync(\"b\"); [|Task.WaitAny([first], 100)|]; }")]
    [InlineData("void A(ICatalog c) { foreach (var i in [|c.WatchAsync(new GetItem(\"a\")).ToBlockingEnumerable()|]) { } }")]
    [InlineData("Item P { get { return [|_reader.ReadAsync(\"a\").Result|]; } } private readonly IReader _reader = null!;")]
    [InlineData("Item A<T>(T r) where T : class, IReader => [|r.ReadAsync(\"a\").Result|];")]
    [InlineData("bool A(IReader r) => [|r.ReadAsync(\"a\").Wait(100)|];")]
    public async Task Call_ThatIsBlockedOn_IsReported(string member)
        => await CallRules.ExpectAsync(new UsageAnalyzer(), "TERN4004", $"class Code {{ {member} }}");

    [Theory]
    [InlineData("async Task<Item> A(ICatalog c) => await c.GetAsync(new GetItem(\"a\"));")]
    [InlineData("async Task<Item> A(IReader r) { Task<Item> task = r.ReadAsync(\"a\"); await Task.WhenAll(task, r.ReadAsync(\"b\")); return task.Result; }")]
    [InlineData("Item? A(IReader r) { Task<Item> task = r.ReadAsync(\"a\"); return task.IsCompletedSuccessfully ? task.Result : null; }")]
    [InlineData("async Task<Item> A(IReader r) { var task = r.ReadAsync(\"a\"); await task; return task.Result; }")]
    [InlineData("Item A(Task<Item> task) => task.Result;")]
    [InlineData("Item A(Local local) => local.ReadAsync(\"a\").Result; class Local : IReader { public Task<Item> ReadAsync(string sku) => Task.FromResult(new Item(sku)); public ValueTask<Item> FindAsync(string sku, CallContext? context = null) => default; }")]
    [InlineData("void A(IOther other) => other.RunAsync().Wait(); interface IOther { Task RunAsync(); }")]
    [InlineData("string A(Holder h) => h.Result; class Holder { public string Result { get; set; } = \"\"; }")]
    [InlineData("async Task A(ICatalog c) { await foreach (var i in c.WatchAsync(new GetItem(\"a\"))) { } }")]
    [InlineData("void A(IReader r, List<Task> all) { var task = r.ReadAsync(\"a\"); all.Add(task); task.Wait(); }")]
    public async Task Code_ThatDoesNotBlockOnACall_IsSilent(string member)
        => await CallRules.ExpectAsync(new UsageAnalyzer(), "TERN4004", $"class Code {{ {member} }}");
}
