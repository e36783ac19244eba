// case: loan-decision
// category: result-object
// rationale: the offer is only there for Approved, the reason only for Refused; NeedsReview carries neither
// csc: none

namespace NullSafety.LoanDecision;

public enum Verdict
{
    Approved,
    Refused,
    NeedsReview,
}

public sealed record Offer(decimal Amount, string Contract);

public sealed class Decision
{
    private Decision(Verdict verdict, Offer offer, string reason)
    {
        Verdict = verdict;
        Offer = offer;
        Reason = reason;
    }

    public Verdict Verdict { get; }

    public Offer Offer { get; }

    public string Reason { get; }

    public static Decision Approve(Offer offer) => new(Verdict.Approved, offer, null!);

    public static Decision Refuse(string reason) => new(Verdict.Refused, null!, reason);

    public static Decision Review() => new(Verdict.NeedsReview, null!, null!);
}

public sealed class Desk
{
    public Decision Decide(decimal income, decimal amount)
    {
        if (amount > income * 5)
        {
            return Decision.Refuse("amount too high");
        }

        return amount > income * 3 ? Decision.Review() : Decision.Approve(new Offer(amount, "L-1"));
    }

    public string Letter(decimal income, decimal amount)
    {
        var decision = Decide(income, amount);
        if (decision.Verdict == Verdict.Approved)
        {
            return "Contract " + decision.Offer.Contract;
        }

        return "Sorry: " + decision.Reason.TrimEnd('.'); // want: null-deref
    }

    public decimal Payout(decimal income, decimal amount)
    {
        var decision = Decide(income, amount);
        return decision.Verdict != Verdict.Refused ? decision.Offer.Amount : 0m; // want: null-deref
    }

    public string Summary(decimal income, decimal amount)
    {
        var decision = Decide(income, amount);
        return decision.Verdict switch
        {
            Verdict.Approved => decision.Offer.Contract.ToLowerInvariant(),
            Verdict.Refused => decision.Reason.ToLowerInvariant(),
            _ => "in review",
        };
    }
}

public static class Demos
{
    public static void DemoClear() { new Desk().Letter(100, 200); new Desk().Letter(100, 900); new Desk().Payout(100, 900); }

    public static void DemoReviewLetter() => new Desk().Letter(100, 400);

    public static void DemoReviewPayout() => new Desk().Payout(100, 400);

    public static void DemoSummary() { new Desk().Summary(100, 200); new Desk().Summary(100, 400); new Desk().Summary(100, 900); }
}
