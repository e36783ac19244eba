// case: latefield-tram-depot
// category: uninitialised-field
// rationale: a template-method base sets a field only in Open, and a second class assigns a member in one branch of its start routine
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.LatefieldTramDepot;

public abstract class Shift
{
    protected List<string> Log = null!;
    private readonly string _name;

    protected Shift(string name) => _name = name;

    public void Open() => Log = [_name];

    protected abstract int Work();

    public int Run()
    {
        Open();
        return Work();
    }

    public int RunPrepared() => Work();
}

public sealed class NightShift() : Shift("night")
{
    protected override int Work()
    {
        Log.Add("points heated"); // want: null-deref
        return Log.Count;
    }
}

public sealed class Signalman
{
    public string Post = "south";
}

public sealed class Yard
{
    private Signalman _onDuty = null!;
    private Signalman _relief = null!;

    public void Start(bool rushHour)
    {
        _relief = new Signalman();
        if (rushHour)
        {
            _onDuty = new Signalman();
        }
    }

    public static int Weekend()
    {
        var yard = new Yard();
        yard.Start(rushHour: false);
        return yard._relief.Post.Length + yard.Route();
    }

    public static int Weekday()
    {
        var yard = new Yard();
        yard.Start(rushHour: true);
        return yard._onDuty.Post.Length + yard._relief.Post.Length;
    }

    private int Route()
    {
        return _onDuty.Post.Length; // want: null-deref
    }
}

public static class Demos
{
    public static void Demo1() => new NightShift().RunPrepared();
    public static void Demo2() => new NightShift().Run();
    public static void Demo3() => Yard.Weekend();
    public static void Demo4() => Yard.Weekday();
}
