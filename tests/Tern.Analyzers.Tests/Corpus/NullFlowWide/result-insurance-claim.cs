// case: result-insurance-claim
// category: result-contract
// rationale: a decision object carries its policy only for some outcomes, and callers test a different outcome
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide2.ResultInsuranceClaim;

public enum Outcome
{
    Approved,
    Partial,
    Rejected,
}

public sealed class Policy
{
    public string Number { get; init; } = "P-1";
}

public sealed class Decision
{
    private Decision(Outcome outcome, Policy policy, string reason) => (Outcome, Policy, Reason) = (outcome, policy, reason);

    public Outcome Outcome { get; }

    public Policy Policy { get; }

    public string Reason { get; }

    public bool Ok => Outcome != Outcome.Rejected;

    public static Decision Approve(Policy p) => new(Outcome.Approved, p, null!);

    public static Decision Reduce(Policy p, string why) => new(Outcome.Partial, p, why);

    public static Decision Reject(string why) => new(Outcome.Rejected, null!, why);
}

public static class Claims
{
    public static Decision Decide(int amount) =>
        amount < 100 ? Decision.Approve(new Policy()) : amount < 1000 ? Decision.Reduce(new Policy(), "cap") : Decision.Reject("limit");

    public static int NumberWidth(int amount)
    {
        var d = Decide(amount);
        if (d.Outcome != Outcome.Approved)
        {
            return d.Policy.Number.Length; // want: null-deref
        }

        return d.Policy.Number.Length;
    }

    public static string Letter(int amount)
    {
        var d = Decide(amount);
        return d.Ok ? "reason: " + d.Reason.Trim() : "rejected"; // want: null-deref
    }

    public static string Notice(int amount)
    {
        var d = Decide(amount);
        return d.Outcome switch
        {
            Outcome.Approved => d.Policy.Number,
            Outcome.Partial => d.Policy.Number.Trim() + d.Reason.Trim(),
            _ => d.Reason.Trim(),
        };
    }

    public static string NumberIfOk(int amount) => Decide(amount) is { Ok: true } d ? d.Policy.Number.Trim() : "";
}

public static class Case
{
    public static void Demo1() => Claims.NumberWidth(5000);

    public static void Demo2() => Claims.Letter(1);

    public static void Demo3() => new List<int> { 1, 500, 5000 }.ForEach(a => Console.Out.Write(Claims.Notice(a).Length + Claims.NumberIfOk(a).Length > 99 ? "x" : ""));
}
