// case: global-submarine-watch
// category: globals
// rationale: thread-static initialiser, AsyncLocal outside its scope, a static that a shutdown clears
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.GlobalSubmarineWatch;

public sealed class Officer(string name)
{
    public string Name { get; } = name;
}

public static class Watch
{
    [ThreadStatic]
    private static List<string> t_soundings = ["start"];

    [ThreadStatic]
    private static List<string>? t_lookouts;

    private static readonly AsyncLocal<Officer> Current = new();
    private static Officer s_captain = new("ramius");

    public static Officer Officer => Current.Value!;

    public static void Sound(string s) => t_soundings.Add(s); // want: null-deref

    public static void Look(string s) => (t_lookouts ??= []).Add(s);

    public static async Task<T> Stand<T>(Officer officer, Func<Task<T>> duty)
    {
        Current.Value = officer;
        try
        {
            return await duty();
        }
        finally
        {
            Current.Value = null!;
        }
    }

    public static void StandDown() => s_captain = null!;

    public static void Relieve(string name) => s_captain = new Officer(name);

    public static int Captain() => s_captain.Name.Length; // want: null-deref
}

public static class Case
{
    private static Task<int> Report() => Task.FromResult(Watch.Officer.Name.Length); // want: null-deref

    private static Task OnThread(Action<string> step, string text)
    {
        Watch.Relieve("tupolev");
        return Task.Factory.StartNew(() => step(text), TaskCreationOptions.LongRunning);
    }

    public static Task Demo1() => OnThread(Watch.Sound, "40m");
    public static Task Demo2() => OnThread(Watch.Look, "ship");
    public static Task Demo3() => Watch.Stand(new Officer("borodin"), Report);
    public static Task Demo4() => Report();

    public static void Demo5()
    {
        Watch.StandDown();
        Watch.Captain();
    }

    public static void Demo6()
    {
        Watch.Relieve("mancuso");
        Watch.Captain();
    }
}
