// case: global-film-lab
// category: global-state
// rationale: an AsyncLocal scope left, a ThreadStatic initialised on one thread only and a static reset by another class
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.GlobalFilmLab;

public sealed class Bath
{
    public string Chemical = "fixer";
    public int Degrees = 20;
}

public sealed class LabScope : IDisposable
{
    private static readonly AsyncLocal<LabScope?> s_current = new();
    private readonly LabScope? _outer = s_current.Value;

    public string Operator { get; }
    public LabScope(string name) => (Operator, s_current.Value) = (name, this);
    public static LabScope Current => s_current.Value!;
    public void Dispose() => s_current.Value = _outer;
}

public static class Darkroom
{
    [ThreadStatic]
    private static Bath? t_bath;

    [ThreadStatic]
    private static List<string> t_notes = [];
    public static Bath Shared = new();

    private static Bath Local => t_bath ??= new Bath();
    public static void Drain() => Shared = null!;

    public static int Sign()
    {
        return LabScope.Current.Operator.Length; // want: null-deref
    }

    public static int Note(string text)
    {
        t_notes.Add(text); // want: null-deref
        return Local.Degrees;
    }

    public static int Temperature() => Local.Degrees + Local.Chemical.Length;

    public static int Develop()
    {
        Shared ??= new Bath();
        if (Shared.Degrees > 10)
        {
            Drain();
        }

        int degrees = Shared?.Degrees ?? 0;
        return degrees + Shared!.Chemical.Length; // want: null-deref
    }
}

public static class Demos
{
    public static void Demo1()
    {
        using (new LabScope("Agnes"))
        {
            Darkroom.Sign();
        }

        Darkroom.Sign();
    }

    public static void Demo2()
    {
        Darkroom.Note("first");
        Task.Factory.StartNew(() => Darkroom.Note("dev"), TaskCreationOptions.LongRunning).GetAwaiter().GetResult();
    }

    public static void Demo3() => Darkroom.Develop();
    public static void Demo4() => Task.Factory.StartNew(Darkroom.Temperature, TaskCreationOptions.LongRunning).Wait();
}
