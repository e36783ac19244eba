// case: rpc-lookup-handlers
// category: rpc
// rationale: a handler delegate answers null for an unknown key, a fallback method group yields null, and baggage is missing
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.RpcLookupHandlers;

public sealed record Greeting(string Text);

public sealed class Baggage
{
    private readonly List<KeyValuePair<string, string>> _items = [];

    public void Set(string key, string value) => _items.Add(new(key, value));

    public string this[string key] => _items.Find(i => i.Key == key).Value;

    public bool Contains(string key) => _items.Exists(i => i.Key == key);
}

public sealed class GreetingHandler(IDictionary<string, Greeting> known)
{
    public Task<Greeting> HandleAsync(string language)
    {
        known.TryGetValue(language, out var g);
        return Task.FromResult(g!);
    }
}

public static class Server
{
    public static async Task<int> ServeAsync(Func<string, Task<Greeting>> handler, string language)
    {
        var g = await handler(language);
        return g.Text.Length; // want: null-deref
    }
}

public static class Client
{
    public static Greeting Nothing(Exception e) => null!;

    public static Greeting Default(Exception e) => new("hi");

    public static T Call<T>(Func<T> call, Func<Exception, T> fallback)
    {
        try { return call(); }
        catch (TimeoutException e) { return fallback(e); }
    }
}

public static class Case
{
    private static Greeting Down() => throw new TimeoutException();

    private static int Trace(Baggage b) => b["trace"].Length; // want: null-deref

    private static int TraceIf(Baggage b) => b.Contains("trace") ? b["trace"].Length : 0;

    private static int Silent() => Client.Call(Down, Client.Nothing).Text.Length; // want: null-deref

    private static int Polite() => Client.Call(Down, Client.Default).Text.Length;

    private static GreetingHandler Handler() => new(new Dictionary<string, Greeting> { ["en"] = new("hello") });

    public static Task Demo1() => Server.ServeAsync(Handler().HandleAsync, "xx");

    public static Task Demo2() => Server.ServeAsync(Handler().HandleAsync, "en");

    public static int Demo3() => Silent();

    public static int Demo4() => Trace(new Baggage()) + Polite();

    public static int Demo5() => TraceIf(new Baggage()) + Polite();
}
