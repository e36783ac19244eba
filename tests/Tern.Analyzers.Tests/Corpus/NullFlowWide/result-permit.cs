// case: result-permit
// category: result object, status code
// rationale: the outcome says which member is set; the readers ask for the wrong state or for none
// csc: none

namespace NullSafety.ResultPermit;

public enum Verdict
{
    Granted,
    Deferred,
    Refused,
}

public sealed record Permit(string Number, DateOnly Until);

public sealed class Outcome
{
    private Outcome(Verdict verdict, Permit permit, string reason)
    {
        Verdict = verdict;
        Permit = permit;
        Reason = reason;
    }

    public Verdict Verdict { get; }
    public Permit Permit { get; }
    public string Reason { get; }

    public static Outcome Grant(Permit permit) => new(Verdict.Granted, permit, null!);

    public static Outcome Defer() => new(Verdict.Deferred, null!, "waiting for the survey");

    public static Outcome Refuse(string reason) => new(Verdict.Refused, null!, reason);
}

public sealed class PlanningOffice
{
    public Outcome Decide(int storeys, bool surveyed)
    {
        if (!surveyed) return Outcome.Defer();
        if (storeys > 4) return Outcome.Refuse("too high");
        return Outcome.Grant(new Permit("B-" + storeys, new DateOnly(2030, 1, 1)));
    }
}

public static class Letters
{
    public static string Answer(Outcome o)
    {
        if (o.Verdict == Verdict.Refused)
        {
            return "sorry: " + o.Reason.ToLowerInvariant();
        }

        return "permit " + o.Permit.Number; // want: null-deref
    }

    public static string AnswerAll(Outcome o) => o.Verdict switch
    {
        Verdict.Granted => "permit " + o.Permit.Number,
        _ => "sorry: " + o.Reason.ToLowerInvariant(),
    };

    public static int ReasonLength(Outcome o) => o.Reason.Length; // want: null-deref

    public static int ReasonLengthIfAny(Outcome o) => o.Verdict == Verdict.Granted ? 0 : o.Reason.Length;
}

public static class Case
{
    private static readonly PlanningOffice Office = new();

    public static void DemoDeferred() => Letters.Answer(Office.Decide(2, false));

    public static void DemoDeferredSafe() => Letters.AnswerAll(Office.Decide(2, false));

    public static void DemoGrantedReason() => Letters.ReasonLength(Office.Decide(2, true));

    public static void DemoGrantedSafe()
    {
        Outcome o = Office.Decide(3, true);
        Letters.AnswerAll(o);
        Letters.ReasonLengthIfAny(o);
    }
}
