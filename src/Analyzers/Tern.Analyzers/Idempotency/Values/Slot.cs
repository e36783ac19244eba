using Tern.Analyzers.Idempotency.Library;

namespace Tern.Analyzers.Idempotency.Values;

/// <summary>A place that outlives an attempt: a field, a member of a shared object, the elements of a collection, a table. Places are equal by their path.</summary>
internal sealed class Slot : IEquatable<Slot>
{
    private const int MaxDepth = 8;

    private Slot(Slot? parent, string name, string display, bool isStore)
    {
        Parent = parent;
        Key = parent is null ? name : parent.Key + "/" + name;
        Name = name;
        Display = display;
        Depth = (parent?.Depth ?? 0) + 1;
        IsStore = isStore;
        IsSilent = parent is null ? IsSilentRoot(name) : parent.IsSilent || Names.IsSilentPlace(name);
    }

    public Slot? Parent { get; }

    public string Key { get; }

    public string Name { get; }

    /// <summary>The path as its reader knows it.</summary>
    public string Display { get; }

    public int Depth { get; }

    /// <summary>Whether the place is in a database or the like, so that what is written there is stored.</summary>
    public bool IsStore { get; }

    /// <summary>Whether the place is a cache or a measurement, of which a second write has no effect that anybody relies on.</summary>
    public bool IsSilent { get; }

    public static Slot Root(string name, string display, bool isStore = false) => new(null, name, display, isStore);

    /// <summary>A type and its member: what the namespace is called says nothing about them.</summary>
    private static string WithoutSpace(string name)
    {
        int member = name.LastIndexOf('.');
        int type = member > 0 && !name.StartsWith("this:", StringComparison.Ordinal) ? name.LastIndexOf('.', member - 1) : member;
        return type > 0 ? name.Substring(type + 1) : name;
    }

    private static bool IsSilentRoot(string name)
    {
        string plain = WithoutSpace(name);
        return name.StartsWith("this:", StringComparison.Ordinal) ? Names.IsSilentOwner(plain)
            : plain.LastIndexOf('.') is var dot and > 0 ? Names.IsSilentOwner(plain.Substring(0, dot)) || Names.IsSilentPlace(plain.Substring(dot + 1))
            : Names.IsSilentPlace(plain);
    }

    public Slot Member(string name, bool isStore = false)
        => Depth >= MaxDepth ? this : new(this, name, Display.Length == 0 || Display == "this" ? name : Display + "." + name, IsStore || isStore);

    public Slot Element() => Depth >= MaxDepth ? this : new(this, "[]", Display, IsStore);

    /// <summary>Whether this place is another or lies inside it.</summary>
    public bool IsWithin(Slot other) => Key == other.Key || Key.StartsWith(other.Key + "/", StringComparison.Ordinal);

    public bool Equals(Slot? other) => other is not null && Key == other.Key;

    public override bool Equals(object? obj) => Equals(obj as Slot);

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Key);
}
