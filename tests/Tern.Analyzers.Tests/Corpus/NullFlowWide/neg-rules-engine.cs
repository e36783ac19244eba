// case: neg-rules-engine
// category: negative-contracts
// rationale: null-in null-out, guards in helpers, constant arguments and generic defaults that never reach a dereference as null
// csc: silent

using System.Diagnostics.CodeAnalysis;

namespace NullSafety.NegRulesEngine;

public sealed record Fact(string Name, string? Value);

public static class Ensure
{
    public static T NotNull<T>([NotNull] T? value, string what) where T : class
        => value ?? throw new ArgumentException(what + " is missing");

    [return: NotNullIfNotNull(nameof(text))]
    public static string? Fold(string? text) => text is null ? null : text.ToUpperInvariant();
}

public abstract class Rule
{
    public abstract bool Applies(FactSet facts);

    public static Rule operator &(Rule left, Rule right) => new And(left, right);

    private sealed class And(Rule left, Rule right) : Rule
    {
        public override bool Applies(FactSet facts) => left.Applies(facts) && right.Applies(facts);
    }
}

public sealed class FactSet(params Fact[] facts)
{
    public T Pick<T>(Func<Fact, T> select, Predicate<Fact> where)
    {
        foreach (var fact in facts)
        {
            if (where(fact)) return select(fact);
        }

        return default!;
    }

    public Fact Get(string name, bool create)
    {
        var fact = Array.Find(facts, f => f.Name == name);
        return fact == null && create ? new Fact(name, "") : fact!;
    }
}

public sealed class Present(string name) : Rule
{
    public override bool Applies(FactSet facts) => facts.Get(name, create: false) is { Value.Length: > 0 };
}

public sealed class LongerThan(string name, int length) : Rule
{
    public override bool Applies(FactSet facts)
    {
        var fact = facts.Get(name, create: true);
        var text = fact.Value ?? fact.Name;
        return Ensure.Fold(text).Length > length;
    }
}

public sealed class Strict(string name) : Rule
{
    public override bool Applies(FactSet facts)
    {
        var value = facts.Pick(f => f.Value, f => f.Name == name);
        Ensure.NotNull(value, name);
        return value.Length.CompareTo(facts.Pick(f => f.Name.Length, f => f.Name == "nobody")) > 0;
    }
}

public static class Case
{
    private static readonly FactSet Facts = new(new Fact("country", "ch"), new Fact("vat", null));

    public static void DemoPresent() => (new Present("country") & new Present("vat") & new Present("iban")).Applies(Facts);
    public static void DemoLonger() => (new LongerThan("country", 1) & new LongerThan("vat", 1) & new LongerThan("iban", 1)).Applies(Facts);
    public static void DemoStrict() => new Strict("country").Applies(Facts);
    public static void DemoStrictMissing()
    {
        try { new Strict("iban").Applies(Facts); } catch (ArgumentException) { }
    }
}
