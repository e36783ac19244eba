// case: neg-config-tree
// category: negative-guards
// rationale: parent chains, unannotated lookups, partial types and callbacks that could be null but are tested, coalesced or asserted by a helper
// csc: silent

namespace NullSafety.NegConfigTree;

public sealed partial class Node
{
    private readonly Dictionary<string, string> _values = new();

    public Node(string name, Node? parent = null) => (Name, Parent) = (name, parent);

    public string Name { get; }
    public Node? Parent { get; }

    public Node Set(string key, string value)
    {
        _values[key] = value;
        Changed?.Invoke(key);
        return this;
    }
}

public sealed partial class Node
{
    public event Action<string>? Changed;

    public string Path
    {
        get
        {
            string path = Name;
            for (var n = Parent; n != null; n = n.Parent) path = n.Name + "/" + path;
            return path;
        }
    }

    public Node Root()
    {
        var node = this;
        while (node.Parent is { } up) node = up;
        return node;
    }

    public string? Inherited(string key)
    {
        for (var n = this; n is not null; n = n.Parent)
        {
            if (n._values.TryGetValue(key, out var value)) return value;
        }

        return null;
    }
}

#nullable disable
public static class LegacySettings
{
    public static string Lookup(Node node, string key) => node == null ? null : node.Inherited(key);

    public static string Require(string value, string key)
    {
        if (value == null) throw new KeyNotFoundException(key);
        return value;
    }

    public static int WidthOf(string value) => string.IsNullOrEmpty(value) ? 0 : value.Length;
}
#nullable enable

public static class Case
{
    private static readonly Node Leaf = new Node("win", new Node("ui", new Node("app").Set("lang", "en"))).Set("size", "10x20");

    public static void DemoPath() => _ = Leaf.Path.Length + Leaf.Root().Name.Length;
    public static void DemoInherited() => _ = (Leaf.Inherited("font") ?? "mono").Length;
    public static void DemoWidth() => LegacySettings.WidthOf(LegacySettings.Lookup(Leaf, "font"));
    public static void DemoLang() => LegacySettings.Require(LegacySettings.Lookup(Leaf, "lang"), "lang").Trim();

    public static void DemoRequire()
    {
        try
        {
            LegacySettings.Require(LegacySettings.Lookup(null!, "font"), "font").Trim();
        }
        catch (KeyNotFoundException e)
        {
            _ = e.Message.Length;
        }
    }
}
