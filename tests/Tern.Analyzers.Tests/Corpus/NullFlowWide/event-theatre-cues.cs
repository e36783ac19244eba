// case: event-theatre-cues
// category: event-delegate
// rationale: a cue board raises events nobody listens to, loses its last handler by -=, and a callback field never set
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide3.EventTheatreCues;

public sealed class CueBoard
{
    private Action<string> _chain = null!;

    public event EventHandler<int>? Lights;

    public event Action Curtain = null!;

    public event Action Applause = delegate { };

    public Func<int, bool> Veto { get; set; } = null!;

    public void On(Action<string> a) => _chain += a;

    public void Off(Action<string> a) => _chain = (_chain - a)!;

    public void Say(string text)
    {
        if (text.Length > 0)
        {
            _chain(text); // want: null-deref
        }
    }

    public void SayQuietly(string text) => _chain?.Invoke(text);

    public void Dim(int level)
    {
        Lights?.Invoke(this, level);
        if (!Veto(level)) // want: null-deref
        {
            Applause();
        }
    }

    public void Close()
    {
        Applause();
        Curtain(); // want: null-deref
    }

    public void CloseSafe()
    {
        var handler = Curtain;
        if (handler != null)
        {
            handler();
        }
    }
}

public static class Case
{
    private static void Prompt(string s) => _ = s.Length;

    public static void Demo1()
    {
        var b = new CueBoard();
        b.On(Prompt);
        b.Say("to be");
        b.Off(Prompt);
        b.Say("or not");
    }

    public static void Demo2() => new CueBoard().Dim(3);
    public static void Demo3() => new CueBoard().Close();
    public static void Demo4()
    {
        var b = new CueBoard { Veto = n => n > 1 };
        b.Curtain += () => { };
        b.SayQuietly("x");
        b.Dim(1);
        b.Close();
        new CueBoard().CloseSafe();
    }
}
