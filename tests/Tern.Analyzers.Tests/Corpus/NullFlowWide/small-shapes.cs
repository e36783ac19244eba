// case: small-shapes
// category: several small cases of one topic
namespace Row.Shapes;

public sealed class Row
{
    private readonly Dictionary<string, object?> _cells = new() { ["id"] = 4, ["qty"] = null };

    public object this[string column] => _cells[column]!;
}

public static class Rows
{
    public static int DemoNullCell()
    {
        var row = new Row();
        int id = (int)row["id"];
        int qty = (int)row["qty"]; // want: null-deref
        return id * qty;
    }

    public static int DemoNullCellTested()
    {
        var row = new Row();
        int? qty = (int?)row["qty"];
        return row["id"] is int id ? id * (qty ?? 1) : qty.GetValueOrDefault();
    }
}

public static class Nullables
{
    private static int? Level(string s) => int.TryParse(s, out var n) ? n : null;

    private static int Rank(IComparable left, int right) => left.CompareTo(right); // want: null-deref

    public static int DemoBoxedLevel() => Rank(Level("3")!, 2) + Rank(Level("high")!, 2);

    public static int DemoTextOfLevel()
    {
        int? level = Level("high");
        return level.ToString()!.Length + level.GetHashCode() + (level.Equals(null) ? 1 : 0);
    }
}

public sealed class Hit
{
    public string Name = "hit";
}

public sealed class Index
{
    private readonly List<Hit> _hits = [new Hit()];

    public Hit Search(string name) => _hits.Find(h => h.Name == name)!;

    public static int DemoVarPattern()
    {
        var index = new Index();
        if (index.Search("miss") is var found && found.Name.Length > 0) // want: null-deref
        {
            return 1;
        }

        return 0;
    }

    public static int DemoBracePattern()
    {
        var index = new Index();
        return index.Search("miss") is { } found && found.Name.Length > 0 ? 1 : 0;
    }
}

public enum Stage
{
    Packed,
    Shipped,
}

public sealed record Tracking(string Code);

public sealed record Shipment(Stage Stage, Tracking Tracking)
{
    public Shipment Advance() => this with { Stage = Stage.Shipped };
}

public static class Shipments
{
    private static Shipment Packed() => new(Stage.Packed, null!);

    public static int DemoShippedWithoutCode()
    {
        var s = Packed().Advance();
        return s switch
        {
            { Stage: Stage.Shipped } => s.Tracking.Code.Length, // want: null-deref
            _ => 0,
        };
    }

    public static int DemoShippedWithCode()
    {
        var all = new[] { Packed(), Packed().Advance(), Packed().Advance() with { Tracking = new("t1") } };
        return all.Sum(s => s is { Stage: Stage.Shipped, Tracking.Code: var code } ? code.Length : 0);
    }
}

public static class Describe
{
    private static string Show(object value) => value switch
    {
        int i => i.ToString(),
        string s => s,
        _ => value.GetType().Name, // want: null-deref
    };

    public static string DemoShowAll() => string.Concat(new object[] { 1, "a", 'c', null! }.Select(Show));
}

public interface INode;

public sealed class Leaf : INode
{
    public string Text = "leaf";
}

public sealed class Branch : INode
{
    public INode Left = new Leaf();
    public INode Right = new Leaf();
}

public static class Trees
{
    private static Leaf Outer(Branch b) => (b.Left as Leaf ?? b.Right as Leaf)!;

    public static int DemoNoOuterLeaf()
    {
        var inner = new Branch();
        int n = Outer(inner).Text.Length;
        var leaf = Outer(new Branch { Left = inner, Right = inner });
        return n + leaf.Text.Length; // want: null-deref
    }
}
