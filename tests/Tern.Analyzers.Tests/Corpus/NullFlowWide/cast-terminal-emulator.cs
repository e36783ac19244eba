// case: cast-terminal-emulator
// category: cast
// rationale: escape sequences are cast to the wrong class, attributes unboxed although missing
// csc: none

using System.Collections.Generic;
using System.Linq;

namespace NullSafety.Wide.CastTerminalEmulator;

internal abstract class Sequence
{
    public abstract int Width { get; }
}

internal sealed class Move(int by) : Sequence
{
    public int By { get; } = by;
    public override int Width => 0;
}

internal sealed class Text(string body) : Sequence
{
    public string Body { get; } = body;
    public override int Width => Body.Length;
}

#nullable disable
internal sealed class Attributes
{
    private readonly Dictionary<string, object> _bag = new() { ["bold"] = true };

    public object this[string key] => _bag.TryGetValue(key, out var v) ? v : null;

    public bool Has(string key) => _bag.ContainsKey(key);

    public Sequence Saved() => (Sequence)this["saved"];
}

#nullable enable
internal static class Screen
{
    private static Text AsText(Sequence s) => (s as Text)!;

    public static int Draw(IEnumerable<Sequence> input)
    {
        int column = 0;
        foreach (var s in input)
        {
            column += s.Width == 0 ? Step(s) : AsText(s).Body.Length;
        }

        return column;
    }

    private static int Step(Sequence s)
    {
        var move = s as Move;
        return Shift(move!, 1);
    }

    private static int Shift(Move move, int factor) => move.By * factor; // want: null-deref

    public static int DrawTyped(IEnumerable<Sequence> input) => input.OfType<Move>().Sum(m => Shift(m, 2));

    public static int Colour(Attributes a)
    {
        int n = a.Has("bold") && (bool)a["bold"] ? 1 : 0;
        return n + (int)a["colour"]; // want: null-deref
    }

    public static int Restore(Attributes a)
    {
        Sequence saved = a.Saved();
        return saved.Width; // want: null-deref
    }
}

public static class Demos
{
    public static void DemoEmptyText() => Screen.Draw([new Text("ab"), new Text("")]);
    public static void DemoMoves() => Screen.Draw([new Text("ab"), new Move(2)]);
    public static void DemoTyped() => Screen.DrawTyped([new Text(""), new Move(2)]);
    public static void DemoColour() => Screen.Colour(new Attributes());
    public static void DemoRestore() => Screen.Restore(new Attributes());
}
