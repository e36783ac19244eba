// case: small-contracts
// category: several small cases of one topic
namespace Row.Contracts;

public static class Text
{
    public static string Squeeze(string s)
    {
        if (s is null)
        {
            return s!;
        }

        return s.Replace("  ", " ");
    }

    public static string Title(string s) => Squeeze(s) is { Length: > 0 } t ? char.ToUpper(t[0]) + t[1..] : Squeeze(s);
}

public static class Labels
{
    private static readonly Dictionary<string, string> Names = new() { ["en"] = "the  end", ["xx"] = "" };

    public static int DemoUnknownLanguage()
    {
        string label = Text.Title(Names.GetValueOrDefault("de")!);
        return label.Length; // want: null-deref
    }
}

public sealed class Section
{
    private readonly Dictionary<string, Section> _children = [];

    public int Hits { get; set; }

    public Section Child(string name, bool create)
    {
        if (_children.TryGetValue(name, out var found))
        {
            return found;
        }

        if (!create)
        {
            return null!;
        }

        return _children[name] = new Section();
    }
}

public static class Sections
{
    public static int DemoPeekSection()
    {
        var root = new Section();
        root.Child("a", create: true).Hits++;
        root.Child("a", create: false).Child("b", create: false).Hits++; // want: null-deref
        return root.Hits;
    }

    public static int DemoCreateSections()
    {
        var root = new Section();
        foreach (var part in "a/b/c".Split('/'))
        {
            root = root.Child(part, create: true);
            root.Hits++;
        }

        return root.Hits;
    }
}

public static class Prefer
{
    public static T Or<T>(this T? left, T? right)
        where T : class => left ?? right!;
}

public sealed class Theme(string? accent, string? ink)
{
    public string Accent => accent.Or(ink);

    public string Border => accent.Or(ink).Or("black");
}

public static class Themes
{
    public static int DemoNoInk()
    {
        var themes = new[] { new Theme("red", null), new Theme(null, "blue"), new Theme(null, null) };
        return themes.Max(t => t.Accent.Length); // want: null-deref
    }

    public static int DemoBorder()
    {
        var themes = new[] { new Theme("red", null), new Theme(null, "blue"), new Theme(null, null) };
        return themes.Max(t => t.Border.Length);
    }
}

public static class Check
{
    public static readonly List<string> Complaints = [];

    public static void Expect(object? value, string name)
    {
        if (value is null)
        {
            Complaints.Add(name + " missing");
        }
    }

    public static void Demand(object? value, string name)
    {
        if (value is null)
        {
            Refuse(name + " missing");
        }
    }

    private static void Refuse(string message) => throw new InvalidOperationException(message);
}

public sealed class Job
{
    public string Queue = null!;
    public string Payload = "p";
}

public static class Jobs
{
    private static int Enqueue(Job job)
    {
        Check.Expect(job.Queue, "queue");
        return job.Queue.Length + job.Payload.Length; // want: null-deref
    }

    private static int EnqueueStrict(Job job)
    {
        Check.Demand(job.Queue, "queue");
        return job.Queue.Length + job.Payload.Length;
    }

    public static int DemoExpectQueue() => Enqueue(new Job { Queue = "q" }) + Enqueue(new Job());

    public static int DemoDemandQueue()
    {
        try
        {
            return EnqueueStrict(new Job { Queue = "q" }) + EnqueueStrict(new Job());
        }
        catch (InvalidOperationException)
        {
            return 0;
        }
    }
}

public sealed class Order
{
    public bool Pickup { get; init; }

    public string Street { get; init; } = null!;

    public string City { get; init; } = null!;
}

public static class OrderRules
{
    public static bool IsValid(Order o) => o.Pickup || (o.Street is not null && o.City is not null);

    public static IReadOnlyList<string> Problems(Order o)
    {
        var list = new List<string>();
        if (o.Street == null)
        {
            list.Add("street");
        }

        if (o.Street == null && !o.Pickup)
        {
            list.Add("city");
        }

        return list;
    }
}

public static class Shipping
{
    private static string LabelFor(Order o)
    {
        if (!OrderRules.IsValid(o))
        {
            return "";
        }

        return o.Street.ToUpperInvariant(); // want: null-deref
    }

    private static string Town(Order o)
    {
        if (OrderRules.Problems(o).Any())
        {
            return "?";
        }

        return o.City.ToUpperInvariant(); // want: null-deref
    }

    private static string Delivery(Order o) =>
        !o.Pickup && OrderRules.IsValid(o) ? o.Street.ToUpperInvariant() + o.City.ToLowerInvariant() : "counter";

    public static string DemoPickupLabel() => LabelFor(new Order()) + LabelFor(new Order { Pickup = true });

    public static string DemoTown() => Town(new Order()) + Town(new Order { Street = "main" });

    public static string DemoDelivery() =>
        Delivery(new Order()) + Delivery(new Order { Pickup = true }) + Delivery(new Order { Street = "s", City = "c" });
}
