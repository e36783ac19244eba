// case: neg-bakery-orders
// category: negative-error-contract
// rationale: outcome members are null depending on a status that every reader tests, directly, through a property or by throwing
// csc: silent

namespace NullSafety.NegBakeryOrders;

public enum OrderState
{
    Draft,
    Baked,
    Rejected,
}

public sealed class BakeSlip
{
    public BakeSlip(string oven, int minutes)
    {
        Oven = oven;
        Minutes = minutes;
    }

    public string Oven { get; }
    public int Minutes { get; }
}

public sealed class BakeOutcome
{
    public OrderState State { get; private init; }
    public BakeSlip Slip { get; private init; } = null!;
    public string Complaint { get; private init; } = null!;
    public bool Succeeded => State == OrderState.Baked;

    public static BakeOutcome Of(BakeSlip slip) => new() { State = OrderState.Baked, Slip = slip };

    public static BakeOutcome Reject(string complaint) => new() { State = OrderState.Rejected, Complaint = complaint };

    public BakeOutcome OrThrow()
    {
        return Succeeded ? this : throw new InvalidOperationException(Complaint);
    }
}

public sealed class Bakery
{
    public BakeOutcome Bake(int loaves)
    {
        if (loaves > 40)
        {
            return BakeOutcome.Reject($"{loaves} loaves do not fit");
        }

        return BakeOutcome.Of(new BakeSlip(loaves > 12 ? "deck" : "stone", 25 + loaves));
    }

    public int Minutes(int loaves)
    {
        var outcome = Bake(loaves);
        if (!outcome.Succeeded)
        {
            return -outcome.Complaint.Length;
        }

        return outcome.Slip.Minutes;
    }

    public string Line(int loaves)
    {
        var outcome = Bake(loaves);
        switch (outcome.State)
        {
            case OrderState.Baked:
                return outcome.Slip.Oven.ToUpperInvariant();
            case OrderState.Rejected:
                return outcome.Complaint.Trim();
            default:
                return "draft";
        }
    }

    public string OvenOrThrow(int loaves) => Bake(loaves).OrThrow().Slip.Oven.Trim();
}

public static class Case
{
    public static void DemoSmall() => new Bakery().Minutes(6);

    public static void DemoTooMany() => new Bakery().Minutes(60);

    public static void DemoLines() => _ = new Bakery().Line(6) + new Bakery().Line(60);

    public static void DemoOven() => new Bakery().OvenOrThrow(20);
}
