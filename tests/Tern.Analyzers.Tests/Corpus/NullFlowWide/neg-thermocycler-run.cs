// case: neg-thermocycler-run
// category: negative-flags
// rationale: flags that go with members, bool locals that remember tests, and resets followed by re-creation
// csc: false-positive

using System;
using System.Collections.Generic;
using System.Threading.Tasks;

namespace NullSafety.Wide.NegThermocyclerRun;

public sealed class Program
{
    public string Name = "pcr";
    public int Cycles = 30;
    public Program? Then;
}

public sealed class Cycler
{
    private Program? _program;
    private List<int> _samples = [];
    private int[]? _curve;
    private bool _calibrated;
    private bool _loaded;
    public void Load(Program program) => (_program, _loaded) = (program, true);
    public void Eject() => (_loaded, _program) = (false, null);

    public void Calibrate(params int[] points)
    {
        _curve = points;
        _calibrated = true;
    }

    public int Run()
    {
        if (!_loaded)
            return 0;

        int cycles = _program.Cycles; // csc-false
        if (_calibrated && cycles > 3)
            cycles += _curve.Length; // csc-false

        Restart();
        _samples.Add(cycles);
        return _samples.Count;
    }

    private void Restart()
    {
        _samples = null!;
        Reset(hard: true);
    }

    private void Reset(bool hard)
    {
        if (hard || _samples.Count > 100)
            _samples = new List<int>(8);
    }

    public static int Preview(Program? program, bool follow)
    {
        bool known = program != null;
        bool chained = known && follow && program!.Then is not null;
        int n = known ? program.Name.Length : 0; // csc-false
        if (chained)
            n += program.Then.Name.Length; // csc-false

        string? note = null;
        if (follow) note = "follow";
        Console.Write(n);
        return follow ? n + note.Length : n; // csc-false
    }
}

public static class Demos
{
    public static void Demo1()
    {
        var cycler = new Cycler();
        cycler.Run();
        cycler.Load(new Program());
        cycler.Calibrate(1, 2);
        cycler.Run();
        cycler.Eject();
        cycler.Run();
    }

    public static void Demo2() => Console.Write(Cycler.Preview(null, true) + Cycler.Preview(new Program { Then = new() }, true) + Cycler.Preview(new Program(), false));
}
