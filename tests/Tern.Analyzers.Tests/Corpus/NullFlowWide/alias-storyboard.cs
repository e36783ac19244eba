// case: alias-storyboard
// category: aliasing
// rationale: one panel under two names: in a local, in a list and in a dictionary; a copy is independent
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;

namespace NullSafety.Wide.AliasStoryboard;

public sealed class Panel
{
    public string Sketch = "pencil";
    public string? Sound;
    public Panel Clone() => (Panel)MemberwiseClone();
}

public sealed class Board
{
    private readonly List<Panel> _panels = [];
    private readonly Dictionary<string, Panel> _named = [];

    public Panel Add(string name)
    {
        var p = new Panel { Sound = "click" };
        _panels.Add(p);
        _named[name] = p;
        return p;
    }

    public void Mute(string name) => _named[name].Sound = null;

    public int FirstSound()
    {
        var p = _panels[0];
        p.Sound = "boom";
        Mute("opening");
        return p.Sound.Length; // missed: null-deref
    }

    public int LastSound()
    {
        Mute("opening");
        var p = _panels[^1];
        p.Sound = "boom";
        return p.Sound.Length;
    }
}

public static class Case
{
    private static int Wipe()
    {
        var draft = new Panel();
        var final = draft;
        final.Sketch = null!;
        return draft.Sketch.Length; // want: null-deref
    }

    private static int WipeCopy()
    {
        var draft = new Panel();
        var final = draft.Clone();
        final.Sketch = null!;
        return draft.Sketch.Length;
    }

    private static int Swap()
    {
        var (left, right) = (new Panel(), new Panel { Sketch = "ink" });
        Panel[] strip = [left, right, left];
        strip[2].Sketch = null!;
        int kept = right.Sketch.Length;
        return kept + left.Sketch.Length; // want: null-deref
    }

    private static Board Opened()
    {
        var b = new Board();
        b.Add("opening");
        return b;
    }

    public static void Demo1() => Opened().FirstSound();
    public static void Demo2() => Opened().LastSound();
    public static void Demo3() => Wipe();
    public static void Demo4() => WipeCopy();
    public static void Demo5() => Swap();
}
