// case: rules-best-match
// category: generic-default
// rationale: generic lookups answer default when nothing matches; with a reference type that is null
// csc: none

namespace NullSafety.RulesBestMatch;

public interface IRule
{
    int Priority { get; }
    bool Matches(Facts facts);
}

public sealed class Facts
{
    private readonly Dictionary<string, object> _values = new();

    public Facts Set(string name, object value)
    {
        _values[name] = value;
        return this;
    }

    public T Get<T>(string name)
    {
        return _values.TryGetValue(name, out var v) && v is T typed ? typed : default!;
    }
}

public sealed record DiscountRule(int Priority, int MinimumQuantity, decimal Percent) : IRule
{
    public bool Matches(Facts facts) => facts.Get<int>("quantity").CompareTo(MinimumQuantity) >= 0;
}

public sealed record RegionRule(int Priority, string Prefix) : IRule
{
    public bool Matches(Facts facts)
    {
        var postcode = facts.Get<string>("postcode");
        return postcode.StartsWith(Prefix, StringComparison.Ordinal); // want: null-deref
    }
}

public static class RuleSelection
{
    public static TRule Best<TRule>(this IEnumerable<TRule> rules, Facts facts) where TRule : IRule
    {
        TRule best = default!;
        int priority = int.MinValue;
        foreach (var rule in rules)
        {
            if (rule.Priority <= priority || !rule.Matches(facts)) continue;
            best = rule;
            priority = rule.Priority;
        }

        return best;
    }
}

public sealed class Pricing(IReadOnlyList<DiscountRule> rules)
{
    public decimal Apply(decimal price, Facts facts)
    {
        var rule = rules.Best(facts);
        return price * (1 - rule.Percent / 100); // want: null-deref
    }

    public decimal ApplyIfAny(decimal price, Facts facts)
    {
        if (rules.Best(facts) is not { } rule) return price;
        return price * (1 - rule.Percent / 100);
    }
}

public static class Case
{
    private static readonly Pricing Shop = new(new[] { new DiscountRule(1, 10, 5m), new DiscountRule(2, 50, 12m) });

    public static void DemoApply() => Shop.Apply(100m, new Facts().Set("quantity", 3));
    public static void DemoApplyIfAny() => Shop.ApplyIfAny(100m, new Facts().Set("quantity", 3));
    public static void DemoQuantityUnset() => Shop.ApplyIfAny(100m, new Facts());
    public static void DemoRegion() => new[] { new RegionRule(1, "SW") }.Best(new Facts().Set("quantity", 1));
}
