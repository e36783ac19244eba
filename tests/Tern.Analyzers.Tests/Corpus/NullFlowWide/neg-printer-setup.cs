// case: neg-printer-setup
// category: negative-initialisation
// rationale: constructor helpers, ensure-then-return, a completeness property before an argument, a pair of nullable values known together
// csc: false-positive

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide2.NegPrinterSetup;

public sealed class Printer
{
    private string _name;
    private Queue<string> _jobs;
    private string? _driver;
    private (int Width, int Height)? _paper;
    private int? _dpi;

    public Printer(string name) // csc-false
    {
        Rename(name);
        Clear();
    }

    public Printer() // csc-false
    {
        Configure(("office", 210, 297));
        Clear();
    }

    public bool Configured => _paper.HasValue;
    public void Rename(string name) => _name = name.Trim();
    public void Clear() => _jobs = new Queue<string>();

    public void Configure((string Name, int Width, int Height) setup)
    {
        Rename(setup.Name);
        _paper = (setup.Width, setup.Height);
        _dpi = 300;
        _driver = "ps";
    }

    private void EnsureDriver()
    {
        if (_driver == null)
            _driver = "generic";
    }

    public string Driver()
    {
        EnsureDriver();
        return _driver; // csc-false
    }

    private static int Quality(string driver, int dpi) => driver.Length * dpi;
    public int Quality() => Configured ? Quality(_driver, _dpi.Value) : 0; // csc-false

    public string Next()
    {
        _jobs.TryPeek(out var job);
        string next = _jobs.Count > 0 ? job : _name; // csc-false
        return next.Trim(); // csc-false
    }

    public int Print(string job)
    {
        _jobs.Enqueue(job);
        return _jobs.Count + _name.Length;
    }
}

public static class Case
{
    private static void All(Printer p)
    {
        p.Next();
        p.Print("a");
        p.Next();
        p.Quality();
        p.Driver();
        p.Clear();
    }

    public static void Demo1() => All(new Printer());
    public static void Demo2() => All(new Printer("lab"));
}
