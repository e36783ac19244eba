// case: receiver-org-chart-2
// category: receiver, extension method
// rationale: an extension method is entered with a null receiver and fails inside; a fluent one hands the null receiver on
// csc: none

#nullable enable
namespace NullSafety.OrgChart;

public sealed class Staff
{
    public Staff(string name, Staff? boss)
    {
        Name = name;
        Boss = boss;
    }

    public string Name { get; }

    public Staff? Boss { get; }

    public string? Room { get; set; }
}

public static class StaffExtensions
{
    public static string Initials(this Staff staff)
    {
        var words = staff.Name.Split(' '); // want: null-deref
        return string.Concat(words.Select(w => w[0]));
    }

    public static string Signature(this Staff? staff) => staff is null ? "the board" : "Dr. " + staff.Name;

    public static Staff Tagged(this Staff staff, ICollection<string> log)
    {
        log.Add(staff.Signature());
        return staff;
    }
}

public sealed class Chart
{
    private readonly Dictionary<string, Staff> _people = new();

    public Staff Hire(string name, string? boss = null)
    {
        var staff = new Staff(name, boss is null ? null : _people[boss]);
        _people[name] = staff;
        return staff;
    }

    public Staff BossOf(string name) => _people[name].Boss!;
}

public sealed class Approval
{
    private readonly List<string> _trail = new();

    public string Countersign(Chart chart, string name) => chart.BossOf(name).Initials();

    public string CountersignFormal(Chart chart, string name) => chart.BossOf(name).Signature();

    public string Route(Chart chart, string name)
    {
        var boss = chart.BossOf(name).Tagged(_trail);
        return boss.Room ?? "desk of " + boss.Name; // want: null-deref
    }

    public string RouteOrArchive(Chart chart, string name)
    {
        var boss = chart.BossOf(name).Tagged(_trail);
        return boss?.Room ?? "archive";
    }
}

public static class Case
{
    private static Chart Small()
    {
        var chart = new Chart();
        chart.Hire("Vera Lund");
        chart.Hire("Tim Okoro", "Vera Lund");
        return chart;
    }

    public static void DemoTopInitials() => new Approval().Countersign(Small(), "Vera Lund");

    public static void DemoTopRoute() => new Approval().Route(Small(), "Vera Lund");

    public static void DemoSafe()
    {
        var approval = new Approval();
        approval.Countersign(Small(), "Tim Okoro");
        approval.CountersignFormal(Small(), "Vera Lund");
        approval.RouteOrArchive(Small(), "Vera Lund");
    }
}
