// Maps that keep what a function makes of a key, where callers say which function that is.
using System;
using System.Collections.Concurrent;

namespace Variations.MadeOnDemand;

public sealed class Answers
{
    private readonly Func<string, string> _resolve;
    private readonly ConcurrentDictionary<string, string> _known = new();

    public Answers(Func<string, string> resolve) => _resolve = resolve;

    public void Fetch(string host) => _known.GetOrAdd(host, _resolve);

    public bool IsLocal(string host)
    {
        if (_known.TryGetValue(host, out var address))
        {
            return address.StartsWith("127."); // want: null-deref
        }

        return false;
    }

    public bool IsLocalIfAny(string host) => _known.TryGetValue(host, out var address) && address is not null && address.StartsWith("127.");

    public static void Demo1()
    {
        var answers = new Answers(host => host == "a" ? "127.0.0.1" : null!);
        answers.Fetch("b");
        answers.IsLocal("b");
    }

    public static void Demo2()
    {
        var answers = new Answers(host => host == "a" ? "127.0.0.1" : null!);
        answers.Fetch("b");
        answers.IsLocalIfAny("b");
    }

    public static void Demo3()
    {
        var answers = new Answers(host => "127.0.0.1");
        answers.Fetch("b");
        answers.IsLocal("b");
    }
}

public sealed class Tables
{
    private readonly ConcurrentDictionary<string, Func<string>> _makers = new();

    public int Length(string name, Func<string> maker) => _makers.GetOrAdd(name, maker)().Length;

    public static void Demo4() => new Tables().Length("a", () => "b");
}
