// What a completion source is given first stays, and what comes after a task.
namespace Variations.Completed;

public sealed class Gate
{
    private readonly TaskCompletionSource<string> _ticket = new();

    public Task<string> Ticket => _ticket.Task;

    public void Sell(string ticket) => _ticket.TrySetResult(ticket);

    public void Close() => _ticket.TrySetResult(null!);
}

public static class Gates
{
    public static int DemoClosedFirst()
    {
        Gate gate = new();
        gate.Close();
        gate.Sell("late");
        return gate.Ticket.Result.Length; // want: null-deref
    }

    public static int DemoSoldFirst()
    {
        Gate gate = new();
        gate.Sell("early");
        gate.Close();
        return gate.Ticket.Result.Length;
    }

    private static async Task<string> Fetch(string name)
    {
        await Task.Yield();
        return name.Length > 4 ? throw new IOException(name) : name;
    }

    public static Task<string> Tolerant(string name) => Fetch(name).ContinueWith(t => t.IsFaulted ? null! : t.Result, TaskScheduler.Default);

    public static Task<string> Told(string name) => Fetch(name).ContinueWith(t => t.IsFaulted ? "failed" : t.Result, TaskScheduler.Default);

    public static async Task<int> DemoTolerant()
    {
        int total = 0;
        foreach (string name in new[] { "tern", "plover" })
        {
            string text = await Tolerant(name);
            total += text.Length; // want: null-deref
        }

        return total;
    }

    public static async Task<int> DemoTold()
    {
        int total = 0;
        foreach (string name in new[] { "tern", "plover" })
        {
            string text = await Told(name);
            total += text.Length;
        }

        return total;
    }
}
