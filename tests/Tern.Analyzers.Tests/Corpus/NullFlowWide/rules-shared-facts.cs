// case: rules-shared-facts
// category: alias-write
// rationale: two names for one fact object: the rule clears a member through one of them and reads it through the other
// csc: none

namespace NullSafety.Blind22a.RulesSharedFacts;

public sealed class Discount(string code, int percent)
{
    public string Code { get; } = code;
    public int Percent { get; } = percent;
}

public sealed class Basket
{
    public Discount Discount { get; set; } = new("NONE", 0);
    public decimal Sum { get; set; }

    public Basket Copy() => new() { Discount = Discount, Sum = Sum };
}

public sealed class WorkingMemory
{
    private readonly Basket _basket = new();

    public Basket Current => _basket;

    public Basket Snapshot() => _basket.Copy();
}

public interface IRule
{
    decimal Apply(WorkingMemory memory);
}

public sealed class RevokeRule : IRule
{
    public decimal Apply(WorkingMemory memory)
    {
        var before = memory.Current;
        var after = memory.Current;
        after.Discount = null!;
        after.Sum += 10;
        return after.Sum - before.Discount.Percent; // want: null-deref
    }
}

public sealed class RevokeFromSnapshotRule : IRule
{
    public decimal Apply(WorkingMemory memory)
    {
        var before = memory.Snapshot();
        var after = memory.Current;
        after.Discount = null!;
        after.Sum += 10;
        return after.Sum - before.Discount.Percent;
    }
}

public sealed class MergeRule(Basket left, Basket right) : IRule
{
    public decimal Apply(WorkingMemory memory)
    {
        left.Sum += right.Sum;
        right.Discount = null!;
        return left.Sum * left.Discount.Percent / 100; // missed: null-deref
    }
}

public sealed class MergeCopyRule(Basket left) : IRule
{
    public decimal Apply(WorkingMemory memory)
    {
        var right = left.Copy();
        right.Discount = null!;
        left.Sum += right.Sum;
        return left.Sum * left.Discount.Percent / 100;
    }
}

public sealed class Engine(params IRule[] rules)
{
    public decimal Run() => rules.Sum(rule => rule.Apply(new WorkingMemory()));
}

public static class Case
{
    public static void DemoRevoke() => new Engine(new RevokeRule()).Run();

    public static void DemoSnapshot() => new Engine(new RevokeFromSnapshotRule()).Run();

    public static void DemoMergeCopy() => new Engine(new MergeCopyRule(new Basket { Sum = 4 })).Run();

    public static void DemoMergeWithItself()
    {
        var basket = new Basket { Sum = 4 };
        new MergeRule(basket, basket).Apply(new WorkingMemory());
    }
}
