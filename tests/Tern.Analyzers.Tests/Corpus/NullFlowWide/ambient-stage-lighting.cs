// case: ambient-stage-lighting
// category: globals
// rationale: thread-static, async-local and resettable cue state is missing where it is read
// csc: none

using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide9.StageLighting;

public sealed class Scene
{
    public Scene(string name) => Name = name;

    public string Name { get; }
    public List<int> Dimmers { get; } = new() { 80, 60 };
}

public static class LightBoard
{
    [ThreadStatic]
    private static List<int>? t_scratch = new();

    private static readonly AsyncLocal<Scene> Running = new();

    public static Scene Current { get; private set; } = new("preset");

    public static int Fade(int dimmer)
    {
        t_scratch!.Add(dimmer); // want: null-deref
        return t_scratch.Count;
    }

    public static int FadeSafe(int dimmer)
    {
        t_scratch ??= new List<int>();
        t_scratch.Add(dimmer);
        return t_scratch.Count;
    }

    public static async Task BeginAsync(Scene scene)
    {
        await Task.Yield();
        Running.Value = scene;
    }

    public static void Begin(Scene scene) => Running.Value = scene;

    public static string RunningName()
    {
        return Running.Value!.Name; // want: null-deref
    }

    public static IDisposable Take(Scene scene)
    {
        Current = scene;
        return new Scope();
    }

    public static int Level()
    {
        return Current.Dimmers[0]; // want: null-deref
    }

    private sealed class Scope : IDisposable
    {
        public void Dispose() => Current = null!;
    }
}

public static class Show
{
    private static Task<int> OnOwnThread(Func<int> work)
    {
        return Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    public static async Task<int> Demo1()
    {
        LightBoard.FadeSafe(1);
        return await OnOwnThread(() => LightBoard.Fade(50));
    }

    public static async Task<string> Demo2()
    {
        await LightBoard.BeginAsync(new Scene("storm"));
        return LightBoard.RunningName();
    }

    public static int Demo3()
    {
        int before;
        using (LightBoard.Take(new Scene("dawn"))) before = LightBoard.Level();
        return before + LightBoard.Level();
    }
    public static async Task<int> Demo4() => await OnOwnThread(() => LightBoard.FadeSafe(50) + LightBoard.Fade(20));
    public static string Demo5() { LightBoard.Begin(new Scene("finale")); return LightBoard.RunningName(); }
}
