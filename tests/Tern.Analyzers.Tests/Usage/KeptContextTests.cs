using Tern.Analyzers.Tests.Support;
using Tern.Analyzers.Usage;

namespace Tern.Analyzers.Tests.Usage;

public sealed class KeptContextTests
{
    [Theory]
    [InlineData("[|_kept = context|];")]
    [InlineData("[|Kept = context!|];")]
    [InlineData("[|s_kept = CallContext.Current|];")]
    [InlineData("var own = context; [|_kept = own|];")]
    [InlineData("[|_all.Add(context!)|];")]
    [InlineData("[|_queue.Writer.TryWrite(context!)|];")]
    [InlineData("[|_byKey[sku] = context!|];")]
    [InlineData("[|_slots[0] = context!|];")]
    [InlineData("[|_kept ??= context|];")]
    [InlineData("[|_byKey.TryAdd(sku, context!)|];")]
    [InlineData("[|_byKey.GetOrAdd(sku, context!)|].Backward.ToString();")]
    [InlineData("_ = [|_byKey.GetOrAdd(sku, _ => context!)|];")]
    [InlineData("[|_byKey.AddOrUpdate(sku, context!, (_, old) => old)|].ToString();")]
    [InlineData("[|_anything[sku] = context!|];")]
    [InlineData("[|given.Push(context!)|];")]
    [InlineData("[|_ring.Add(context!)|];")]
    [InlineData("try { [|_byKey[sku] = context!|]; } finally { _user = null; }")]
    [InlineData("_ = Task.Run(() => Use([|context|]));")]
    [InlineData("if (context is { } own) { [|_all.Add(own)|]; }")]
    [InlineData("if (context is not CallContext own) { return new Item(sku); } [|_kept = own|];")]
    [InlineData("Remember(); void Remember() => [|_slots[1] = context!|];")]
    [InlineData("ThreadPool.QueueUserWorkItem(_ => Use([|context|]));")]
    [InlineData("_ = [|LaterAsync(context)|];")]
    [InlineData("_ = Task.Run(async () => { await Task.Delay(100); Use([|context|]); });")]
    [InlineData("_ = Task.Run(async () => { await Task.Delay(100); _user = [|context|]?.Persistent[\"user\"]; Use(context); });")]
    [InlineData("var own = context; _ = Task.Run(() => { Use([|own|]); });")]
    [InlineData("_ = [|Task.Run(() => { Action use = () => Use(context); use(); })|];")]
    [InlineData("_ = [|Task.Factory.StartNew(state => Use(state as CallContext), context)|];")]
    [InlineData("[|_anything.TryAdd(sku, (sku, context))|];")]
    [InlineData("[|_anything[sku] = new { sku, context }|];")]
    [InlineData("[|_asked.Add((new Asked(sku, context), 1))|];")]
    [InlineData("var asked = new Asked(sku, context); [|_anything[sku] = asked|];")]
    [InlineData("[|_anything[sku] = new Job { Context = context }|];")]
    [InlineData("[|_anything[sku] = new Kept(context!)|];")]
    [InlineData("[|_anything[sku] = new Later(context!)|];")]
    [InlineData("[|_later.Enqueue(() => Use(context))|];")]
    [InlineData("[|_after = () => Use(context)|];")]
    [InlineData("[|_later.Enqueue(async () => { await Task.Delay(1); Use(context); })|];")]
    [InlineData("var done = new TaskCompletionSource(); [|_later.Enqueue(() => { Use(context); done.SetResult(); })|]; _ = done.Task;")]
    public async Task Context_ThatOutlivesItsCall_IsReported(string statements) => await ExpectAsync(statements);

    [Theory]
    [InlineData("var user = context?.Persistent[\"user\"]; _user = user;")]
    [InlineData("Use(context);")]
    [InlineData("await LaterAsync(context);")]
    [InlineData("await Task.Run(() => Use(context));")]
    [InlineData("var task = LaterAsync(context); await task;")]
    [InlineData("await _catalog.GetAsync(new GetItem(\"a\"), context);")]
    [InlineData("var local = new List<CallContext?> { context }; local.Add(context); Use(local[0]);")]
    [InlineData("var local = new Dictionary<string, CallContext?>(); local[sku] = context; local.TryAdd(sku, context); Use(local[sku]);")]
    [InlineData("_anything[sku] = context!.Peer!;")]
    [InlineData("await _mail.SendAsync(sku, context); await _mail.WriteAsync(sku, context);")]
    [InlineData("_anything.GetOrAdd(sku, static (_, c) => c!.Persistent[\"user\"] ?? \"\", context);")]
    [InlineData("_byKey[sku] = new CallContext();")]
    [InlineData("_byKey[sku] = context!; try { await Task.Yield(); } finally { _byKey.TryRemove(sku, out _); }")]
    [InlineData("try { _kept = context; await Task.Yield(); } finally { _kept = null; }")]
    [InlineData("_kept = new CallContext();")]
    [InlineData("var user = context?.Persistent[\"user\"]; _later.Enqueue(() => _user = user);")]
    [InlineData("var done = new TaskCompletionSource(); _later.Enqueue(() => { Use(context); done.SetResult(); }); await done.Task;")]
    [InlineData("var done = new TaskCompletionSource(); _ = Task.Run(() => { Use(context); done.SetResult(); }); await done.Task.WaitAsync(TimeSpan.FromSeconds(1));")]
    [InlineData("try { _after = () => Use(context); await Task.Yield(); } finally { _after = null; }")]
    [InlineData("_all.ForEach(c => Use(context)); _all.Find(c => c == context);")]
    [InlineData("_ = Task.Run(() => Use(new CallContext()));")]
    [InlineData("var user = context?.Persistent[\"user\"]; _ = Task.Run(async () => { await Task.Delay(100); _user = user; });")]
    [InlineData("var work = Task.Run(async () => { await Task.Delay(100); Use(context); }); await work;")]
    [InlineData("_peer = context?.Peer;")]
    [InlineData("_anything[sku] = (sku, context?.Peer);")]
    [InlineData("_anything[sku] = new Asked(sku, null);")]
    [InlineData("_anything[sku] = new Asked(sku, new CallContext());")]
    [InlineData("_anything[sku] = new Seen(context!);")]
    [InlineData("_anything[sku] = new Reader(context!);")]
    [InlineData("var asked = new Asked(sku, context); Use(asked.Context);")]
    [InlineData("_anything[sku] = new Job { User = context?.Persistent[\"user\"] };")]
    [InlineData("_anything[sku] = new Taking { Context = context };")]
    public async Task Context_ThatIsUsedWhileItsCallRuns_IsSilent(string statements) => await ExpectAsync(statements);

    [Fact]
    public async Task Caller_ThatKeepsItsOwnContext_IsSilent()
        => await CallRules.ExpectAsync(new UsageAnalyzer(), "TERN4008", "class Code { private CallContext? _kept; void A(CallContext context) { _kept = context; _ = Task.Run(() => context.Backward); } }");

    private static Task ExpectAsync(string statements)
        => CallRules.ExpectAsync(
            new UsageAnalyzer(),
            "TERN4008",
            $$"""
            class Front(Stack<CallContext> given) : IReader
            {
                private static CallContext? s_kept;
                private readonly List<CallContext> _all = [];
                private readonly List<(Asked, int)> _asked = [];
                private readonly Ring _ring = [];
                private readonly IMail _mail = null!;
                private readonly CallContext[] _slots = new CallContext[8];
                private readonly System.Collections.Concurrent.ConcurrentDictionary<string, CallContext> _byKey = new();
                private readonly System.Collections.Concurrent.ConcurrentDictionary<string, object> _anything = new();
                private readonly System.Threading.Channels.Channel<CallContext> _queue = System.Threading.Channels.Channel.CreateUnbounded<CallContext>();
                private readonly ICatalog _catalog = null!;
                private readonly Queue<Action> _later = new();
                private Action? _after;
                private CallContext? _kept;
                private RpcPeer? _peer;
                private string? _user;

                public CallContext Kept { get => _kept ?? s_kept!; set => _kept = value; }

                public object? Last => (_user, _peer, given, _after);

                public Task<Item> ReadAsync(string sku) => Task.FromResult(new Item(sku));

                public async ValueTask<Item> FindAsync(string sku, CallContext? context = null)
                {
                    await Task.Yield();
                    {{statements}}
                    return new Item(sku);
                }

                private static void Use(CallContext? context) { }

                private static Task LaterAsync(CallContext? context) => Task.CompletedTask;
            }

            [RpcService]
            public interface IMail
            {
                ValueTask SendAsync(string text, CallContext? context = null);

                ValueTask WriteAsync(string text, CallContext? context = null);
            }

            public record Asked(string Sku, CallContext? Context);

            class Job { public CallContext? Context { get; set; } public string? User { get; set; } }

            class Taking { public CallContext? Context { set => User = value?.Persistent["user"]; } public string? User { get; private set; } }

            class Kept { private readonly CallContext _context; public Kept(CallContext context) => _context = context ?? throw new ArgumentNullException(); public override string ToString() => _context.ToString()!; }

            class Later(CallContext context) { public string? User => context.Persistent["user"]; }

            class Seen { public Seen(CallContext context) => User = context.Persistent["user"]; public string? User { get; } }

            class Reader(CallContext context) { public string? User { get; } = context.Persistent["user"]; }

            class Ring : System.Collections.ObjectModel.Collection<CallContext>
            {
                public new void Add(CallContext context) => base.Add(context);
            }
            """);
}
