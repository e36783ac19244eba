// case: trypattern-fireworks-show
// category: try-pattern
// rationale: result ignored, result tested the wrong way round, a Try that answers true without setting its out
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.TrypatternFireworksShow;

public sealed class Shell(string effect)
{
    public string Effect { get; } = effect;
}

public sealed class Magazine
{
    private readonly Dictionary<int, Shell> _racks = new() { [75] = new Shell("peony"), [100] = new Shell("willow") };
    private readonly HashSet<int> _reserved = [125];

    public bool TryTake(int calibre, out Shell shell)
    {
        bool ok = _racks.Remove(calibre, out var found);
        shell = found!;
        return ok;
    }

    public bool TryReserve(int calibre, out Shell shell)
    {
        shell = null!;
        return _reserved.Contains(calibre) || TryTake(calibre, out shell);
    }
}

public sealed class Firing(Magazine magazine)
{
    private readonly List<string> _missing = [];

    public string Next(int calibre)
    {
        magazine.TryTake(calibre, out var shell);
        return shell.Effect.ToUpperInvariant(); // want: null-deref
    }

    public string Report(int calibre)
    {
        if (!magazine.TryTake(calibre, out var shell))
        {
            _missing.Add(calibre + "mm");
            return shell.Effect; // want: null-deref
        }

        return shell.Effect;
    }

    public string Finale(int calibre)
    {
        bool ok = magazine.TryReserve(calibre, out var shell);
        return ok ? shell.Effect : "dark"; // want: null-deref
    }

    public int All(int[] calibres)
    {
        int letters = 0;
        foreach (int c in calibres)
        {
            bool taken = magazine.TryTake(c, out var shell);
            if (!taken)
            {
                continue;
            }

            letters += shell.Effect.Length;
        }

        return letters;
    }
}

public static class Case
{
    public static void Demo1() => new Firing(new Magazine()).Next(50);
    public static void Demo2() => new Firing(new Magazine()).Report(50);
    public static void Demo3() => new Firing(new Magazine()).Finale(125);
    public static void Demo4() => new Firing(new Magazine()).All([75, 60, 100]);
    public static void Demo5() => new Firing(new Magazine()).Finale(75);
}
