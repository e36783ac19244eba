namespace Tern.Analyzers.NullFlow.Engine;

/// <summary>What code sets and what it looks at, with all that it calls.</summary>
internal sealed class Footprint
{
    /// <summary>That of code which nobody knows.</summary>
    public static readonly Footprint Anything = new() { IsOpen = true };

    /// <summary>That of code which does nothing by itself.</summary>
    public static readonly Footprint Nothing = new();

    /// <summary>Members, and the libraries whose objects may change.</summary>
    public HashSet<object> Sets { get; } = [];

    /// <summary>Members, and the libraries whose objects are asked.</summary>
    public HashSet<object> Asks { get; } = [];

    /// <summary>Whether it runs code that is not known.</summary>
    public bool IsOpen { get; set; }

    /// <summary>Whether it takes elements out of a collection.</summary>
    public bool Takes { get; set; }

    /// <summary>Whether it changes a collection, so that it may have more elements afterwards, or fewer.</summary>
    public bool Resizes { get; set; }

    /// <summary>Whether it looks into a collection.</summary>
    public bool Looks { get; set; }

    /// <summary>Whether what a look-up found is there after code has run, unless it is put in the place of something else.</summary>
    /// <param name="look">Footprint of the look-up.</param>
    public bool Spares(Footprint look) => !IsOpen && !look.IsOpen && !(Takes && look.Looks) && !Sets.Overlaps(look.Asks);

    public void Add(Footprint other)
    {
        Sets.UnionWith(other.Sets);
        Asks.UnionWith(other.Asks);
        IsOpen |= other.IsOpen;
        Takes |= other.Takes;
        Resizes |= other.Resizes;
        Looks |= other.Looks;
    }
}
