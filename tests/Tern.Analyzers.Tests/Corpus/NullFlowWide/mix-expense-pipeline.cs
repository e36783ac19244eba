// case: mix-expense-pipeline
// category: unannotated
// rationale: a lookup result goes through a tuple field, a composed delegate and a LINQ projection before anybody looks at it
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide2.MixExpensePipeline;

public sealed class Employee(string name, Employee? boss)
{
    public string Name { get; } = name;

    public Employee? Boss { get; } = boss;
}

public readonly record struct Expense(int Id, string By, decimal Sum);

public static class Compose
{
    public static Func<A, C> Then<A, B, C>(this Func<A, B> first, Func<B, C> second) => a => second(first(a));
}

public sealed class Approvals
{
    private readonly Dictionary<string, Employee> _staff;
    private readonly Func<Expense, (Expense Expense, Employee Approver)> _assign;
    private (Expense Expense, Employee Approver) _latest;

    public Approvals(params Employee[] staff)
    {
        _staff = staff.ToDictionary(e => e.Name);
        Func<Expense, Employee> route = RouteOf;
        _assign = e => _latest = (e, route(e));
    }

    private Employee RouteOf(Expense e) => e.Sum < 100 ? _staff[e.By] : _staff[e.By].Boss!;

    public IEnumerable<string> Approvers(IEnumerable<Expense> expenses)
    {
        var pipeline = _assign.Then(x => x.Approver);
        return expenses.Select(pipeline).Select(a => a.Name.ToUpperInvariant()); // missed: null-deref
    }

    public IEnumerable<string> SmallApprovers(IEnumerable<Expense> expenses) =>
        expenses.Where(e => e.Sum < 100).Select(e => _assign(e).Approver.Name.Trim());

    public void Latest(out string by, out Employee approver)
    {
        by = _latest.Expense.By ?? "nobody";
        approver = _latest.Approver;
    }

    public string Banner()
    {
        Latest(out var by, out var approver);
        return by.Trim() + " -> " + approver.Name; // missed: null-deref
    }

    public string BannerOrNone() => _latest is { Approver: { } a, Expense: { By: not null } e } ? e.By.Trim() + a.Name : "none";
}

public static class Case
{
    private static Approvals Setup() => new(new Employee("ceo", null), new Employee("dev", new Employee("lead", null)));

    public static void Demo1() => Setup().Approvers([new(1, "dev", 500), new(2, "ceo", 500)]).ToList();

    public static void Demo2() => Setup().SmallApprovers([new(1, "dev", 5), new(2, "ceo", 5)]).ToList();

    public static void Demo3()
    {
        var a = Setup();
        a.BannerOrNone();
        a.Banner();
    }
}
