// case: mix-customs-clearance
// category: mixed-flow
// rationale: nulls cross a field, a tuple, a lambda, a generic wrapper and a return before they are used
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.MixCustomsClearance;

public sealed record Consignee(string Vat);

public sealed class Declaration
{
    public string Number = "D1";
    public Consignee Consignee = null!;
    public Func<Consignee> Late = null!;
}

public sealed class Envelope<T>(T body)
{
    public T Body { get; } = body;
    public Envelope<TNext> Map<TNext>(Func<T, TNext> map) => new(map(Body));
}

public sealed class Registry
{
    private readonly Dictionary<string, Consignee> _known = new() { ["DE1"] = new("DE1") };
    private Consignee _last = null!;

    public (Consignee Who, bool Cached) Lookup(string vat)
    {
        if (_last?.Vat == vat)
            return (_last, true);

        _known.TryGetValue(vat, out var hit);
        return (hit!, false);
    }

    public void Remember(Consignee who) => _last = who;
}

public static class Clearance
{
    private static Declaration Draft(Registry registry, string vat)
    {
        var declaration = new Declaration();
        declaration.Late = () => registry.Lookup(vat).Who;
        return declaration;
    }

    private static int Stamp(Declaration declaration)
    {
        declaration.Consignee = declaration.Late();
        return declaration.Number.Length + Initial(declaration.Consignee);
    }

    private static int Initial(Consignee who) => who.Vat[0]; // want: null-deref

    private static int Post(string vat)
    {
        var letter = new Envelope<string>(vat).Map(v => new Registry().Lookup(v).Who);
        return letter.Body.Vat.Length; // want: null-deref
    }

    private static int PostKnown(string vat)
    {
        var letter = new Envelope<string>(vat).Map(v => new Registry().Lookup(v) is { Who: { } who } ? who : new Consignee(v));
        return letter.Body.Vat.Length;
    }

    private static int Cached(Registry registry, string vat)
    {
        var (who, cached) = registry.Lookup(vat);
        if (cached)
            return who.Vat.Length;

        registry.Remember(who);
        return who is null ? 0 : who.Vat.Length;
    }

    public static void Demo1() => Stamp(Draft(new Registry(), "FR9"));
    public static void Demo2() => Stamp(Draft(new Registry(), "DE1"));
    public static void Demo3() => Post("FR9");
    public static void Demo4() => PostKnown("FR9");
    public static void Demo5() => Console.Write(Cached(new Registry(), "FR9") + Cached(new Registry(), "DE1"));
}
