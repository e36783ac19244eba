// case: stale-property-cascade
// category: stale-state
// rationale: properties that compute a new answer on every read: a weak cache, an indexer that consumes, and a chain tested at another depth
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.StalePropertyCascade;

public sealed class Thumbnail
{
    public string Format { get; init; } = "png";

    public Thumbnail? Smaller { get; set; }
}

public sealed class Gallery
{
    private readonly Dictionary<string, Thumbnail> _once = new();
    private int _reads;

    public Thumbnail? Cover => ++_reads % 2 == 1 ? new Thumbnail() : null;

    public Thumbnail? Stable { get; set; } = new();

    public Thumbnail? this[string name] => _once.Remove(name, out var t) ? t : null;

    public Gallery Put(string name)
    {
        _once[name] = new Thumbnail();
        return this;
    }
}

public static class Case
{
    private static int CoverFormat(Gallery g)
    {
        if (g.Cover is null)
        {
            return 0;
        }

        return g.Cover.Format.Length; // want: null-deref
    }

    private static int CoverOnce(Gallery g)
    {
        var cover = g.Cover;
        return cover is null ? 0 : cover.Format.Length;
    }

    private static int StableFormat(Gallery g) => g.Stable is null ? 0 : g.Stable.Format.Length;

    private static int Consumed(Gallery g) => g["a"] != null ? g["a"]!.Format.Length : 0; // want: null-deref

    private static int Shrink(Gallery g)
    {
        if (g.Stable?.Smaller == null)
        {
            return 0;
        }

        g.Stable = g.Stable.Smaller;
        return g.Stable.Smaller!.Format.Length; // want: null-deref
    }

    private static Gallery Nested() => new() { Stable = new Thumbnail { Smaller = new Thumbnail() } };

    public static int Demo1() => CoverFormat(new Gallery());

    public static int Demo2() => CoverOnce(new Gallery()) + StableFormat(new Gallery()) + StableFormat(new Gallery { Stable = null });

    public static int Demo3() => Consumed(new Gallery().Put("a"));

    public static int Demo4() => Shrink(Nested());
}
