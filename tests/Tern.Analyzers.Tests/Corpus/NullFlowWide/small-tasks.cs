// case: small-tasks
// category: several small cases of one topic
namespace Probe.Tasks;

internal sealed record Member(int Id, string Name);

internal sealed class MemberApi
{
    public Task<Member> GetAsync(int id) =>
        id > 0 ? Task.FromResult(new Member(id, "m" + id)) : Task.FromResult<Member>(null!);

    public async Task<Member?> FindAsync(int id)
    {
        await Task.Yield();
        return id > 0 ? new Member(id, "m" + id) : null;
    }
}

internal static class Quotes
{
    private static async Task<string> Download(string symbol)
    {
        await Task.Yield();
        return symbol.Length > 3 ? throw new IOException(symbol) : symbol + "=1";
    }

    public static Task<string> Safe(string symbol) =>
        Download(symbol).ContinueWith(t => t.IsFaulted ? null! : t.Result, TaskScheduler.Default);

    public static Task<string> Outcome(string symbol) =>
        Download(symbol).ContinueWith(
            t => t.IsFaulted ? t.Exception!.GetBaseException().Message : t.Result,
            TaskScheduler.Default);
}

internal sealed class Prompt
{
    private readonly TaskCompletionSource<string> _answer = new();

    public Task<string> Answer => _answer.Task;

    public void Type(string text) => _answer.TrySetResult(text);

    public void Dismiss() => _answer.TrySetResult(default!);
}

internal sealed class Reader
{
    public ValueTask<string> NextAsync(bool more) => more ? new ValueTask<string>("row") : default;

    public ValueTask FlushAsync(bool dirty) => dirty ? new ValueTask(Task.CompletedTask) : default;
}

internal sealed class Connection
{
    public async Task CloseAsync() => await Task.Yield();
}

internal sealed class Pool
{
    public Connection? Idle { get; set; }

    public async Task DrainAsync()
    {
        await Idle?.CloseAsync()!; // want: null-deref
    }

    public async Task ShutdownAsync()
    {
        await (Idle?.CloseAsync() ?? Task.CompletedTask);
    }
}

internal sealed class Outbox
{
    private List<string> _pending = new();

    public void Post(string text) => _pending.Add(text); // want: null-deref

    public async Task<int> SendAllAsync()
    {
        var batch = Interlocked.Exchange(ref _pending, null!);
        await Task.Yield();
        return batch?.Count ?? 0;
    }
}

public static class Demos
{
    public static void DemoWhenAllMembers()
    {
        var api = new MemberApi();
        var all = Task.WhenAll(new[] { 1, 0 }.Select(api.GetAsync)).GetAwaiter().GetResult();
        foreach (var m in all)
        {
            _ = m.Name.Length; // want: null-deref
        }
    }

    public static void DemoFoundMembers()
    {
        var api = new MemberApi();
        var all = Task.WhenAll(new[] { 1, 0 }.Select(api.FindAsync)).GetAwaiter().GetResult();
        foreach (var m in all.OfType<Member>())
        {
            _ = m.Name.Length;
        }
    }

    public static void DemoFaultedQuote()
    {
        async Task<int> Measure(string symbol)
        {
            var quote = await Quotes.Safe(symbol);
            return quote.IndexOf('='); // want: null-deref
        }

        Measure("abc").GetAwaiter().GetResult();
        Measure("abcd").GetAwaiter().GetResult();
    }

    public static void DemoQuoteOutcome()
    {
        foreach (var s in new[] { "abc", "abcd" })
        {
            _ = Quotes.Outcome(s).GetAwaiter().GetResult();
        }
    }

    public static void DemoDismissedPrompt()
    {
        var prompt = new Prompt();
        prompt.Dismiss();
        prompt.Type("late");
        _ = prompt.Answer.Result.Trim(); // want: null-deref
    }

    public static void DemoEndOfRows()
    {
        static async Task<int> Count(Reader reader)
        {
            int n = 0;
            foreach (bool more in new[] { true, false })
            {
                n += (await reader.NextAsync(more)).Length; // want: null-deref
            }

            return n;
        }

        Count(new Reader()).GetAwaiter().GetResult();
    }

    public static void DemoFlush()
    {
        static async Task Twice(Reader reader)
        {
            await reader.FlushAsync(true);
            await reader.FlushAsync(false);
        }

        Twice(new Reader()).GetAwaiter().GetResult();
    }

    public static void DemoDrain() => new Pool().DrainAsync().GetAwaiter().GetResult();

    public static void DemoShutdown()
    {
        new Pool().ShutdownAsync().GetAwaiter().GetResult();
        new Pool { Idle = new Connection() }.ShutdownAsync().GetAwaiter().GetResult();
    }

    public static void DemoOutbox()
    {
        var box = new Outbox();
        box.Post("a");
        box.SendAllAsync().GetAwaiter().GetResult();
        box.Post("b");
    }
}
