// case: neg-linq-where-select
// category: negative-linq
// rationale: null elements filtered by Where, OfType, All, RemoveAll and group keys before they are used
// csc: false-positive

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.NegLinqWhereSelect;

public sealed class Employee
{
    public string Name { get; init; } = "";

    public Employee? Boss { get; init; }

    public string? Desk { get; init; }
}

public static class Staff
{
    public static int DeskWidths(IEnumerable<Employee> staff) =>
        staff.Where(e => e.Desk != null).Select(e => e.Desk.Length).Sum(); // csc-false

    public static List<string> Bosses(IEnumerable<Employee> staff) =>
        staff.Select(e => e.Boss).Where(b => b is not null).Select(b => b.Name).Distinct().ToList(); // csc-false

    public static int Longest(IEnumerable<Employee> staff)
    {
        var desks = from e in staff
                    where !string.IsNullOrEmpty(e.Desk)
                    let d = e.Desk
                    select d.Length;
        return desks.DefaultIfEmpty().Max();
    }

    public static int AllSeated(IReadOnlyList<Employee> staff)
    {
        if (staff.All(e => e.Desk is { Length: > 0 }))
        {
            return staff.Sum(e => e.Desk!.Length);
        }

        return -1;
    }

    public static Dictionary<string, int> PerBoss(IEnumerable<Employee> staff)
    {
        var list = staff.ToList();
        list.RemoveAll(e => e.Boss == null);
        return list.GroupBy(e => e.Boss!.Name).ToDictionary(g => g.Key, g => g.Count());
    }

    public static string Head(IEnumerable<Employee> staff) => staff.First(e => e.Boss != null).Boss.Name; // csc-false
}

public static class Case
{
    private static Employee[] Make()
    {
        var boss = new Employee { Name = "boss" };
        return [boss, new Employee { Name = "a", Boss = boss, Desk = "d1" }, new Employee { Name = "b", Boss = boss }];
    }

    public static int Demo1() => Staff.DeskWidths(Make()) + Staff.Bosses(Make()).Count + Staff.Longest(Make());

    public static int Demo2() => Staff.AllSeated(Make()) + Staff.PerBoss(Make()).Count + Staff.Head(Make()).Length;
}
