// case: neg-status-lookup
// category: negative-result-contract
// rationale: an enum status goes with its out parameter or member; the callers switch on the status, compare it, or trust a property of it
// csc: false-positive

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide2.NegStatusLookup;

public enum Lookup { Found, Missing, Denied }

public sealed class Medicine(string name)
{
    public string Name { get; } = name;
}

public readonly struct Answer
{
    private readonly Medicine? _value;
    private readonly string? _why;

    public Answer(Medicine value) => (_value, _why) = (value, null);
    public Answer(string why) => (_value, _why) = (null, why);
    public bool Succeeded => _value != null;
    public int Width => Succeeded ? _value.Name.Length : 0; // csc-false
    public string Reason => _why ?? "";
}

public sealed class Pharmacy
{
    private readonly Dictionary<string, Medicine> _stock = new() { ["asa"] = new("Aspirin") };

    private Lookup Get(string code, bool licensed, out Medicine? medicine)
    {
        medicine = null;
        if (!licensed)
            return Lookup.Denied;

        return _stock.TryGetValue(code, out medicine) ? Lookup.Found : Lookup.Missing;
    }

    public string Dispense(string code, bool licensed)
    {
        switch (Get(code, licensed, out var m))
        {
            case Lookup.Found:
                return m.Name.Trim(); // csc-false
            case Lookup.Denied:
                return "denied";
            default:
                return "order " + code;
        }
    }

    public int Width(string code)
    {
        var status = Get(code, true, out var m);
        if (status != Lookup.Found)
            return -(int)status;

        return m.Name.Length; // csc-false
    }

    public Answer Ask(string code) => Get(code, true, out var m) == Lookup.Found ? new Answer(m!) : new Answer("no " + code);
    public (bool Ok, Medicine? Value) Pair(string code) => _stock.ContainsKey(code) ? (true, _stock[code]) : (false, null);
    public string FromPair(string code) => Pair(code) is (true, var m) ? m.Name.Trim() : "none"; // csc-false
}

public static class Case
{
    public static void Demo1()
    {
        var p = new Pharmacy();
        foreach (string code in new[] { "asa", "ibu" })
        {
            p.Dispense(code, true);
            p.Dispense(code, false);
            p.Width(code);
            Console.Out.Write(p.Ask(code).Width + p.Ask(code).Reason.Length > 99 ? "x" : "");
            p.FromPair(code);
        }

        Console.Out.Write(default(Answer).Width + default(Answer).Reason.Length > 0 ? "x" : "");
    }
}
