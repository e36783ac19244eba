// case: receiver-org-chart
// category: receivers
// rationale: an extension method on a null receiver runs and fails inside; an instance call on the same kind of value fails at the call
// csc: none

namespace NullSafety.ReceiverOrgChart;

public sealed class Employee(string name, Employee? boss)
{
    public string Name { get; } = name;

    public Employee? Boss { get; } = boss;

    public string Badge() => Name.ToUpperInvariant();
}

public static class EmployeeExtensions
{
    public static string Initials(this Employee e)
    {
        string[] parts = e.Name.Split(' '); // want: null-deref
        return string.Concat(parts.Select(p => p[0]));
    }

    public static string DisplayName(this Employee e) => e is null ? "(vacant)" : e.Name;

    public static int Level(this Employee? e)
    {
        int level = 0;
        for (var at = e; at != null; at = at.Boss)
        {
            level++;
        }

        return level;
    }
}

public sealed class OrgChart
{
    private readonly List<Employee> _staff = new();

    public Employee Hire(string name, Employee? boss = null)
    {
        var e = new Employee(name, boss);
        _staff.Add(e);
        return e;
    }

    public Employee? Find(string name) => _staff.Find(e => e.Name == name);

    public string SignatureOf(string name) => Find(name)!.Initials();

    public string LabelOf(string name) => Find(name)!.DisplayName() + "/" + Find(name)!.Level();

    public string ApproverBadge(Employee requester)
    {
        return requester.Boss!.Badge(); // want: null-deref
    }

    public string ApproverBadgeOrOwn(Employee requester) => (requester.Boss ?? requester).Badge();
}

public static class Case
{
    public static void Demo1()
    {
        var chart = new OrgChart();
        chart.Hire("Mara Lind");
        Console.WriteLine(chart.SignatureOf("Jo Berg"));
    }

    public static void Demo2()
    {
        var chart = new OrgChart();
        Console.WriteLine(chart.ApproverBadge(chart.Hire("Mara Lind")));
    }

    public static void Demo3()
    {
        var chart = new OrgChart();
        var head = chart.Hire("Mara Lind");
        var clerk = chart.Hire("Jo Berg", head);
        Console.WriteLine(chart.SignatureOf("Jo Berg") + chart.LabelOf("nobody") + chart.ApproverBadge(clerk) + chart.ApproverBadgeOrOwn(head));
    }
}
