// Values that a function makes when they are asked for first, out of what is set by then.
using System;

namespace Variations.LazilyMade;

public interface IShelf
{
    string[] Titles();
}

public sealed class Shelf : IShelf
{
    public string[] Titles() => ["Emma"];
}

public sealed class Catalogue
{
    private readonly Lazy<string[]> _titles;
    private IShelf _shelf = null!;

    public Catalogue() => _titles = new Lazy<string[]>(() => _shelf.Titles()); // want: null-deref

    public int Count => _titles.Value.Length;

    public Catalogue On(IShelf shelf)
    {
        _shelf = shelf;
        return this;
    }

    public static void Demo1() => _ = new Catalogue().On(new Shelf()).Count + new Catalogue().Count;
}

public sealed class FixedCatalogue
{
    private readonly Lazy<string[]> _titles;
    private readonly IShelf _shelf;

    public FixedCatalogue(IShelf shelf)
    {
        _titles = new Lazy<string[]>(() => _shelf!.Titles());
        _shelf = shelf;
    }

    public int Count => _titles.Value.Length;

    public static void Demo2() => _ = new FixedCatalogue(new Shelf()).Count;
}

public sealed class LateCatalogue
{
    private readonly Lazy<int> _count;
    private IShelf _shelf = null!;

    public LateCatalogue() => _count = new Lazy<int>(() => _shelf.Titles().Length);

    public int Count => _count.Value;

    public static void Demo3()
    {
        var late = new LateCatalogue { _shelf = new Shelf() };
        _ = late.Count;
    }
}
