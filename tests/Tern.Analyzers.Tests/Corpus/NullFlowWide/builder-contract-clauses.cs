// case: builder-contract-clauses
// category: builder
// rationale: clauses of a contract are built without all their parts; null in makes null out
// csc: none

using System;

namespace NullSafety.Wide.BuilderContractClauses;

internal sealed class Party
{
    public string Name { get; set; } = null!;
    public string? Seat { get; set; }
}

internal sealed class Clause
{
    public string Title { get; set; } = null!;
    public Party Debtor { get; set; } = null!;
}

internal sealed class ClauseBuilder
{
    private readonly Clause _clause = new();

    public ClauseBuilder Titled(string title)
    {
        _clause.Title = title;
        return this;
    }

    public ClauseBuilder Owed(Action<Party> configure)
    {
        var party = new Party();
        configure(party);
        _clause.Debtor = party;
        return this;
    }

    public Clause Build() => _clause;
}

internal static class Drafting
{
    private static string? Heading(string? text) => text is null ? null : "§ " + text.Trim();

    public static int Print(Clause clause) => clause.Title.Length + clause.Debtor.Seat?.Length ?? 0; // want: null-deref

    public static int Debtor(Clause clause)
    {
        var name = clause.Debtor.Name;
        return name.Length; // want: null-deref
    }

    public static int Headings()
    {
        int a = Heading("scope")!.Length;
        var clause = new ClauseBuilder().Titled("t").Build();
        string second = Heading(clause.Debtor?.Name)!;
        return a + second.Length; // want: null-deref
    }

    public static int Full()
    {
        var clause = new ClauseBuilder().Owed(p => p.Name = "acme").Titled("pay").Build();
        return clause.Debtor.Name.Length + Heading(clause.Title)!.Length;
    }
}

public static class Demos
{
    public static void DemoNoDebtor() => Drafting.Print(new ClauseBuilder().Titled("pay").Build());
    public static void DemoNamed() => Drafting.Debtor(new ClauseBuilder().Owed(p => p.Name = "a").Build());
    public static void DemoNoName() => Drafting.Debtor(new ClauseBuilder().Owed(p => p.Seat = "Oslo").Build());
    public static void DemoHeadings() => Drafting.Headings();
    public static void DemoFull() => Drafting.Full();
}
