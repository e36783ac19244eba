// case: array-shelf-resize
// category: array-default
// rationale: the tail of a freshly grown array, and an array filled only up to a count, hold nulls
// csc: none

namespace NullSafety.ArrayShelfResize;

public sealed class Bin
{
    public Bin(string tag) => Tag = tag;

    public string Tag { get; }

    public int Pieces { get; set; }
}

public sealed class Shelf
{
    private Bin[] _bins;

    public Shelf(int size)
    {
        _bins = new Bin[size];
        for (int i = 0; i < size; i++) _bins[i] = new Bin("B" + i);
    }

    public void Extend(int more) => Array.Resize(ref _bins, _bins.Length + more);

    public void ExtendFilled(int more)
    {
        int from = _bins.Length;
        Array.Resize(ref _bins, from + more);
        for (int i = from; i < _bins.Length; i++) _bins[i] = new Bin("B" + i);
    }

    public int Stock()
    {
        int sum = 0;
        foreach (var bin in _bins)
        {
            sum += bin.Pieces; // want: null-deref
        }

        return sum;
    }
}

public static class Picking
{
    public static string[] Tags(IReadOnlyList<Bin> bins)
    {
        var tags = new string[bins.Count];
        int n = 0;
        foreach (var bin in bins)
        {
            if (bin.Pieces > 0)
            {
                tags[n++] = bin.Tag;
            }
        }

        return tags;
    }

    public static string[] AllTags(IReadOnlyList<Bin> bins)
    {
        var tags = new string[bins.Count];
        for (int i = 0; i < tags.Length; i++) tags[i] = bins[i].Tag;
        return tags;
    }

    public static int LongestPicked(IReadOnlyList<Bin> bins) => Tags(bins).Max(t => t.Length); // missed: null-deref

    public static int Longest(IReadOnlyList<Bin> bins) => AllTags(bins).Max(t => t.Length);
}

public static class Case
{
    private static List<Bin> Bins() => new() { new Bin("A") { Pieces = 2 }, new Bin("B") };

    public static void DemoExtend()
    {
        var shelf = new Shelf(2);
        shelf.Stock();
        shelf.Extend(1);
        shelf.Stock();
    }

    public static void DemoExtendFilled()
    {
        var shelf = new Shelf(2);
        shelf.ExtendFilled(2);
        shelf.Stock();
    }

    public static void DemoPicked() => Picking.LongestPicked(Bins());

    public static void DemoAll() => Picking.Longest(Bins());
}
