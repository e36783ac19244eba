// case: neg-static-ambient
// category: negative-globals
// rationale: ThreadStatic and AsyncLocal state with null defaults, filled on every thread and flow before it is read
// csc: silent

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.NegStaticAmbient;

public sealed class Arena
{
    private readonly char[] _chars = new char[64];

    public int Used { get; private set; }

    public void Put(char c) => _chars[Used++ % _chars.Length] = c;

    public void Clear() => Used = 0;
}

public static class Arenas
{
    [ThreadStatic]
    private static Arena t_arena;

    private static readonly object Gate = new();
    private static Dictionary<string, int> s_uses = null!;

    static Arenas() => t_arena = new Arena();

    public static Arena Rent(string purpose)
    {
        var arena = t_arena;
        if (arena is null)
        {
            t_arena = arena = new Arena();
        }

        arena.Clear();
        lock (Gate)
        {
            s_uses ??= new Dictionary<string, int>();
            s_uses[purpose] = s_uses.GetValueOrDefault(purpose) + 1;
        }

        return arena;
    }

    public static int Uses(string purpose)
    {
        Rent(purpose);
        return s_uses[purpose];
    }
}

public static class Tenant
{
    private static readonly AsyncLocal<string?> Slot = new();

    public static string Name => Slot.Value ?? "public";

    public static async Task<int> RunAsync(string name, Func<Task> work)
    {
        var before = Slot.Value;
        Slot.Value = name;
        await work();
        int length = Slot.Value!.Length;
        Slot.Value = before;
        return length + Name.Length;
    }
}

public static class Case
{
    public static void Demo1()
    {
        Arenas.Rent("log").Put('x');
        var thread = new Thread(() => Arenas.Rent("log").Put('y'));
        thread.Start();
        thread.Join();
        Arenas.Uses("log");
    }

    public static void Demo2() =>
        Tenant.RunAsync("acme", async () => await Task.Yield()).GetAwaiter().GetResult();

    public static void Demo3() => _ = Tenant.Name.Length;
}
