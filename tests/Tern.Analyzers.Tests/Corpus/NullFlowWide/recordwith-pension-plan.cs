// case: recordwith-pension-plan
// category: record-with
// rationale: copies of pension records drop members; a SetsRequiredMembers constructor sets too little
// csc: partial

using System.Diagnostics.CodeAnalysis;

namespace NullSafety.Wide.RecordwithPensionPlan;

internal sealed record Fund(string Isin, Manager? Manager = null);

internal sealed record Manager(string Name);

internal sealed record Plan
{
    public required Fund Main { get; init; }
    public required string Holder { get; init; }

    public Plan()
    {
    }

    [SetsRequiredMembers]
    public Plan(string holder)
    {
        Holder = holder;
        Main = Lookup(holder);
    }

    private static Fund Lookup(string holder) => holder.Length > 3 ? new Fund(holder) : null!;

    public Plan Closed() => this with { Main = null! };

    public Plan Moved(Fund to) => this with { Main = to };
}

internal static class Statements
{
    public static int Year(Plan plan)
    {
        var (holder, fund) = (plan.Holder, plan.Main);
        return holder.Length + fund.Isin.Length; // want: null-deref
    }

    public static int Quick(string holder)
    {
        var plan = new Plan(holder);
        return plan.Holder.Length + plan.Main.Isin.Length; // want: null-deref
    }

    public static int Manager(Fund fund, bool brief)
    {
        Manager? manager = fund.Manager;
        if (brief)
        {
            return manager?.Name.Length ?? 0;
        }

        return manager.Name.Length; // want: null-deref
    }

    public static int Remanaged(Fund fund)
    {
        var copy = fund with { Manager = new Manager("m") };
        return copy.Manager.Name.Length;
    }
}

public static class Demos
{
    private static Plan Sample() => new() { Main = new Fund("DE1"), Holder = "otto" };

    public static void DemoClosed() => Statements.Year(Sample().Closed());
    public static void DemoMoved() => Statements.Year(Sample().Closed().Moved(new Fund("FR2")));
    public static void DemoQuick() => Statements.Quick("bo");
    public static void DemoManager() => Statements.Manager(new Fund("IT3"), false);
    public static void DemoManagerBrief() => Statements.Manager(new Fund("IT3"), true);
    public static void DemoRemanaged() => Statements.Remanaged(Sample().Main);
}
