// case: neg-lazy-index
// category: negative-initialisation
// rationale: members created on first use: ??=, LazyInitializer, Lazy with a checked factory, a flag, an array filled by helper
// csc: false-positive

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide2.NegLazyIndex;

public sealed class Document(string text)
{
    private readonly Lazy<string[]> _words = new(() => text.Split(' ') ?? []);
    private Dictionary<char, int>? _histogram;
    private string? _upper;
    private List<int>? _breaks;
    private string[] _cells = null!;
    private bool _split;

    private Dictionary<char, int> Histogram => _histogram ??= text.GroupBy(c => c).ToDictionary(g => g.Key, g => g.Count());
    private string Upper => LazyInitializer.EnsureInitialized(ref _upper, () => text.ToUpperInvariant());
    public int Count(char c) => Histogram.GetValueOrDefault(c) + Histogram.Count;
    public int UpperWidth() => Upper.Trim().Length;
    public int Words() => _words.Value.Sum(w => w.Length);

    private void FindBreaks()
    {
        _breaks = new List<int>();
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n')
                _breaks.Add(i);
        }
    }

    public int Lines()
    {
        if (_breaks == null)
            FindBreaks();

        return _breaks.Count + 1; // csc-false
    }

    private string[] Blank(int n)
    {
        var cells = new string[n];
        Array.Fill(cells, "");
        return cells;
    }

    public int CellWidth()
    {
        if (!_split)
        {
            _cells = Blank(text.Length + 1);
            _split = true;
        }

        return _cells[^1].Length + _cells.Sum(c => c.Length);
    }

    public static string Parallel(int n)
    {
        var parts = new string[n];
        System.Threading.Tasks.Parallel.For(0, n, i => parts[i] = "p" + i);
        return string.Concat(parts.Select(p => p.Trim()));
    }
}

public static class Case
{
    public static void Demo1()
    {
        var d = new Document("to be\nor not");
        for (int i = 0; i < 2; i++)
        {
            d.Count('o');
            d.UpperWidth();
            d.Words();
            d.Lines();
            d.CellWidth();
        }

        Document.Parallel(5);
    }
}
