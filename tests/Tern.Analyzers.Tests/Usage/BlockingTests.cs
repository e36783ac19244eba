using Microsoft.CodeAnalysis;
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
    [InlineData("bool A(IReader r) => r.ReadAsync(\"a\") is { [|Result|]: { } };")]
    [InlineData("Item A(IReader r, bool b) => [|(b ? r.ReadAsync(\"a\") : r.ReadAsync(\"b\")).Result|];")]
    [InlineData("Item[] A(IReader r) => [|Task.WhenAll(r.ReadAsync(\"a\"), r.ReadAsync(\"b\")).Result|];")]
    [InlineData("void A(IReader r, string[] all) => [|Task.WaitAll(all.Select(s => r.ReadAsync(s)).ToArray())|];")]
    [InlineData("void A(IReader r, string[] all) => [|Task.WhenAll(all.Select(s => r.ReadAsync(s))).Wait()|];")]
    public async Task Call_ThatIsBlockedOn_IsReported(string member)
        => await CallRules.ExpectAsync(new UsageAnalyzer(), "TERN4004", $"class Code {{ {member} }}");

    // Only bodies of members that mention a call are looked at, so each kind of body has to be known.
    [Theory]
    [InlineData("Item A { get; } = [|s_reader.ReadAsync(\"a\").Result|];")]
    [InlineData("Item A => [|s_reader.ReadAsync(\"a\").Result|];")]
    [InlineData("Item A { get => [|s_reader.ReadAsync(\"a\").Result|]; }")]
    [InlineData("Item this[int i] => [|s_reader.ReadAsync(\"a\").Result|];")]
    [InlineData("Item this[string i] { set { [|s_reader.ReadAsync(i).Wait()|]; } }")]
    [InlineData("event Action A { add { [|s_reader.ReadAsync(\"a\").Wait()|]; } remove { } }")]
    [InlineData("Item a = new(\"\"), b = [|s_reader.ReadAsync(\"a\").Result|];")]
    [InlineData("static Code() { [|s_reader.ReadAsync(\"a\").Wait()|]; }")]
    [InlineData("Code(Item item) { } Code() : this([|s_reader.ReadAsync(\"a\").Result|]) { }")]
    [InlineData("~Code() => [|s_reader.ReadAsync(\"a\").Wait()|];")]
    [InlineData("public static Item operator +(Code c, string sku) => [|s_reader.ReadAsync(sku).Result|];")]
    [InlineData("public static implicit operator Item(Code c) => [|s_reader.ReadAsync(\"a\").Result|];")]
    [InlineData("class Inner { struct More { void A() { [|s_reader.ReadAsync(\"a\").Wait()|]; } } }")]
    [InlineData("class Parent(Item item) { public Item Item => item; } class Child(IReader r) : Parent([|r.ReadAsync(\"a\").Result|]);")]
    [InlineData("Item A() { return Local(); Item Local() => [|s_reader.@ReadAsync(\"a\").Result|]; }")]
    public async Task Call_InAnyKindOfBody_IsReported(string member)
        => await CallRules.ExpectAsync(new UsageAnalyzer(), "TERN4004", $"namespace Shop {{ class Code {{ {member} static IReader s_reader = null!; }} }}");

    [Fact]
    public async Task Call_OfAProgramWithoutMain_IsReported()
        => await CallRules.ExpectAsync(new UsageAnalyzer(), "TERN4004", "IReader reader = null!; [|reader.ReadAsync(\"a\").Wait()|]; class Code;", OutputKind.ConsoleApplication);

    [Theory]
    [InlineData("async Task<Item> A(ICatalog c) => await c.GetAsync(new GetItem(\"a\"));")]
    [InlineData("async Task<Item> A(IReader r) { Task<Item> task = r.ReadAsync(\"a\"); await Task.WhenAll(task, r.ReadAsync(\"b\")); return task.Result; }")]
    [InlineData("Item? A(IReader r) { Task<Item> task = r.ReadAsync(\"a\"); return task.IsCompletedSuccessfully ? task.Result : null; }")]
    [InlineData("async Task<Item> A(IReader r) { var task = r.ReadAsync(\"a\"); await task; return task.Result; }")]
    [InlineData("Item A(Task<Item> task) => task.Result;")]
    [InlineData("bool A(IReader r) => r.ReadAsync(\"a\") is { IsCompletedSuccessfully: true, Result.Sku: \"a\" };")]
    [InlineData("bool A(IReader r) { var task = r.ReadAsync(\"a\"); return task is { IsCompletedSuccessfully: true, Result: { } }; }")]
    [InlineData("Item[] A(Task<Item>[] all) => Task.WhenAll(all).Result;")]
    [InlineData("async Task<Item[]> A(IReader r, string[] all) => await Task.WhenAll(all.Select(s => r.ReadAsync(s)));")]
    [InlineData("Item A(IReader r, Task<Item> task, bool b) => (b ? task : Task.FromResult(new Item(\"a\"))).Result;")]
    [InlineData("Item A(Local local) => local.ReadAsync(\"a\").Result; class Local : IReader { public Task<Item> ReadAsync(string sku) => Task.FromResult(new Item(sku)); public ValueTask<Item> FindAsync(string sku, CallContext? context = null) => default; }")]
    [InlineData("void A(IOther other) => other.RunAsync().Wait(); interface IOther { Task RunAsync(); }")]
    [InlineData("string A(Holder h) => h.Result; class Holder { public string Result { get; set; } = \"\"; }")]
    [InlineData("async Task A(ICatalog c) { await foreach (var i in c.WatchAsync(new GetItem(\"a\"))) { } }")]
    [InlineData("void A(IReader r, List<Task> all) { var task = r.ReadAsync(\"a\"); all.Add(task); task.Wait(); }")]
    public async Task Code_ThatDoesNotBlockOnACall_IsSilent(string member)
        => await CallRules.ExpectAsync(new UsageAnalyzer(), "TERN4004", $"class Code {{ {member} }}");
}
