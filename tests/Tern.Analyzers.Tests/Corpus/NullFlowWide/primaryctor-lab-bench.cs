// case: primaryctor-lab-bench
// category: primary-constructor
// rationale: captured parameters: one fed null by a factory, one cleared by a method, one defaulted by a chained constructor
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide2.PrimaryctorLabBench;

public sealed class Reagent(string name)
{
    public string Name => name;

    public string Tag() => name.ToUpperInvariant(); // want: null-deref
}

public class Bench(Reagent reagent, IList<string>? notes = null)
{
    private readonly IList<string> _notes = notes ?? new List<string>();

    public int Open { get; private set; } = 1;

    public int Note(string text)
    {
        _notes.Add(text);
        return _notes.Count;
    }

    public void Clean()
    {
        Open = 0;
        reagent = null!;
    }

    public string Mix() => "mix " + reagent.Name; // want: null-deref
}

public sealed class Centrifuge(string rotor, Func<int, string> program)
{
    public Centrifuge(string rotor)
        : this(rotor, null!)
    {
    }

    public string Rotor { get; } = rotor;

    public string Spin(int rpm) => Rotor.Trim() + program(rpm); // want: null-deref
}

public static class Supplies
{
    private static string? NameOf(int id) => id == 1 ? "NaCl" : null;

    public static Reagent Get(int id) => new(NameOf(id)!);

    public static Reagent GetKnown(int id) => new(NameOf(id) ?? $"#{id}");
}

public static class Case
{
    public static void Demo1()
    {
        Supplies.GetKnown(2).Tag();
        Supplies.Get(2).Tag();
    }

    public static void Demo2()
    {
        var bench = new Bench(new Reagent("x"));
        bench.Note("start");
        bench.Mix();
        bench.Clean();
        bench.Note("end");
        bench.Mix();
    }

    public static void Demo3()
    {
        new Centrifuge("r1", r => r.ToString()).Spin(1);
        new Centrifuge("r2").Spin(2);
    }
}
