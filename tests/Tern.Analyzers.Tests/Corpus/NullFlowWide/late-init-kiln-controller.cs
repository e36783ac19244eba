// case: late-init-kiln-controller
// category: field-late-init
// rationale: a controller gets its program from Load and its log from Attach; some callers fire the kiln without either
// csc: none

namespace NullSafety.LateInitKilnController;

public sealed class FiringProgram
{
    public FiringProgram(params int[] segments) => Segments = segments;

    public int[] Segments { get; }

    public int Peak() => Segments.Length == 0 ? 20 : Segments.Max();
}

public sealed class KilnLog
{
    private readonly List<string> _lines = new();

    public int Count => _lines.Count;

    public void Write(string line) => _lines.Add(line);
}

public sealed class KilnController
{
    private FiringProgram _program = null!;
    private KilnLog _log = null!;
    private int _cone;

    public void Load(FiringProgram program)
    {
        _program = program;
        _cone = 0;
    }

    public void Attach(KilnLog log) => _log = log;

    public int Preheat()
    {
        return _program.Peak() / 4; // want: null-deref
    }

    public int PreheatOrIdle()
    {
        _program ??= new FiringProgram();
        return _program.Peak() / 4;
    }

    public void Fire()
    {
        foreach (var degrees in _program.Segments)
        {
            _cone = Math.Max(_cone, degrees / 100);
        }

        _log.Write("cone " + _cone); // want: null-deref
    }
}

public static class Case
{
    public static void DemoPreheatUnloaded() => new KilnController().Preheat();

    public static void DemoPreheatIdle() => new KilnController().PreheatOrIdle();

    public static void DemoPreheatLoaded()
    {
        var kiln = new KilnController();
        kiln.Load(new FiringProgram(200, 600, 1060));
        kiln.Preheat();
    }

    public static void DemoFireWithoutLog()
    {
        var kiln = new KilnController();
        kiln.Load(new FiringProgram(200, 600, 1060));
        kiln.Fire();
    }

    public static void DemoFire()
    {
        var kiln = new KilnController();
        var log = new KilnLog();
        kiln.Load(new FiringProgram(150, 980));
        kiln.Attach(log);
        kiln.Fire();
    }
}
