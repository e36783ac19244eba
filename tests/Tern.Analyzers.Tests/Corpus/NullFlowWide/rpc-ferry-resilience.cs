// case: rpc-ferry-resilience
// category: rpc-fallback
// rationale: fallback policies around a ferry timetable call give null; a deadline header nobody sent is parsed
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide3.RpcFerryResilience;

public sealed class Departure
{
    public string Pier { get; init; } = "1";
}

public sealed class CallHeaders
{
    private readonly Dictionary<string, string> _items = new(StringComparer.OrdinalIgnoreCase);

    public string? this[string key]
    {
        get => _items.TryGetValue(key, out var v) ? v : null;
        init => _items[key] = value ?? "";
    }

    public bool Has(string key) => _items.ContainsKey(key);
}

public sealed class Policy<T>(Func<Exception, T> onFailure)
{
    public async Task<T> RunAsync(Func<CancellationToken, Task<T>> call, CancellationToken ct = default)
    {
        for (int attempt = 0; ; attempt++)
        {
            try
            {
                return await call(ct);
            }
            catch (TimeoutException) when (attempt < 1)
            {
            }
            catch (TimeoutException e)
            {
                return onFailure(e);
            }
        }
    }
}

public static class Ferry
{
    private static readonly Policy<Departure> Silent = new(_ => null!);
    private static readonly Policy<Departure> Default = new(_ => new Departure { Pier = "?" });
    private static readonly Policy<Departure[]> Many = new(Lost);

    private static Departure[] Lost(Exception e) => e is TimeoutException ? null! : [];

    private static Task<T> Down<T>(CancellationToken ct) => Task.FromException<T>(new TimeoutException());

    public static async Task<int> NextAsync()
    {
        var d = await Silent.RunAsync(Down<Departure>);
        return d.Pier.Length; // want: null-deref
    }

    public static async Task<int> NextOrUnknownAsync() => (await Default.RunAsync(Down<Departure>)).Pier.Length;

    public static async Task<int> CountAsync()
    {
        var all = await Many.RunAsync(Down<Departure[]>);
        return all.Length; // want: null-deref
    }

    public static int Budget(CallHeaders h) => h["deadline-ms"]!.Length > 4 ? 9999 : 1; // want: null-deref

    public static int BudgetSafe(CallHeaders h) => h.Has("deadline-ms") ? h["deadline-ms"]!.Length : 0;
}

public static class Case
{
    public static Task Demo1() => Ferry.NextAsync();
    public static Task Demo2() => Ferry.CountAsync();
    public static void Demo3() => Ferry.Budget(new CallHeaders());
    public static async Task Demo4() => _ = await Ferry.NextOrUnknownAsync() + Ferry.BudgetSafe(new CallHeaders()) + Ferry.Budget(new CallHeaders { ["Deadline-Ms"] = "5" });
}
