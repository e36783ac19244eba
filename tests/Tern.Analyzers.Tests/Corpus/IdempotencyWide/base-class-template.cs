// case: base-class-template
// category: calls
// rationale: a base class calls what its heirs do
// rule: TERN2007, TERN2008

using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide.BaseClassTemplate;

public abstract class Handler
{
    private int _handled;

    public string Count => $"{_handled}";

    public async Task HandleAsync(string item)
    {
        await BeforeAsync(item);
        await RunAsync(item);
    }

    protected virtual Task BeforeAsync(string item) => Task.CompletedTask;

    protected abstract Task RunAsync(string item);

    protected void Bump() => _handled++; // want: TERN2007
}

public sealed class Greeter : Handler
{
    public List<string> Greeted { get; } = [];
    public HashSet<string> Known { get; } = [];

    protected override Task BeforeAsync(string item)
    {
        Known.Add(item);
        return Task.CompletedTask;
    }

    protected override Task RunAsync(string item)
    {
        Greeted.Add(item); // want: TERN2008
        return Task.CompletedTask;
    }
}

public sealed class Counter : Handler
{
    protected override Task RunAsync(string item)
    {
        Bump();
        return Task.CompletedTask;
    }
}

public sealed class Namer : Handler
{
    public Dictionary<string, string> Names { get; } = [];

    protected override Task RunAsync(string item)
    {
        Names[item] = item.ToUpperInvariant();
        return Task.CompletedTask;
    }
}

public interface IReception
{
    [Idempotent] Task GreetAsync(string guest);
    [Idempotent] Task CountAsync(string guest);
    [Idempotent] Task NameAsync(string guest);
}

public sealed class Reception(Greeter greeter, Counter counter) : IReception
{
    private readonly Dictionary<string, string> _names = [];

    public int Names => _names.Count;
    public Task GreetAsync(string guest) => greeter.HandleAsync(guest);
    public Task CountAsync(string guest) => counter.HandleAsync(guest);

    public Task NameAsync(string guest)
    {
        _names[guest] = guest.ToUpperInvariant();
        return Task.CompletedTask;
    }
}

public static class Case
{
    public static IAsyncEnumerable<string> Demo1()
    {
        Greeter greeter = new();
        Reception reception = new(greeter, new Counter());
        return Twice(async () => { await reception.GreetAsync("g"); return $"{greeter.Greeted.Count}"; });
    }

    public static IAsyncEnumerable<string> Demo2()
    {
        Counter counter = new();
        Reception reception = new(new Greeter(), counter);
        return Twice(async () => { await reception.CountAsync("g"); return counter.Count; });
    }

    public static IAsyncEnumerable<string> Safe1()
    {
        Reception reception = new(new Greeter(), new Counter());
        return Twice(async () => { await reception.NameAsync("g"); return $"{reception.Names}"; });
    }

    private static async IAsyncEnumerable<string> Twice(Func<Task<string>> act)
    {
        yield return await act();
        yield return await act();
    }
}
