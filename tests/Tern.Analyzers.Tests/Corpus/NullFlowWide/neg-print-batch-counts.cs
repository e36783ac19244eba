// case: neg-print-batch-counts
// category: negative-correlation
// rationale: counts and emptiness tests that imply the first, last or remembered element exists
// csc: false-positive

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.NegPrintBatchCounts;

public sealed class Sheet(string title)
{
    public string Title { get; } = title;
    public Sheet? Back { get; init; }
}

public sealed class Batch
{
    private readonly List<Sheet> _sheets = [];
    private Sheet? _first;
    private Sheet? _widest;
    public int Count => _sheets.Count;
    public bool IsEmpty => _first is null;

    public void Add(Sheet sheet)
    {
        _first ??= sheet;
        if (_widest == null || sheet.Title.Length > _widest.Title.Length)
            _widest = sheet;

        _sheets.Add(sheet);
    }

    public int Widest()
    {
        if (Count == 0)
            return 0;

        return _first.Title.Length + _widest.Title.Length; // csc-false
    }

    public string Cover() => IsEmpty ? "blank" : _first.Title.Trim(); // csc-false
    public int LastTitle() => _sheets is [.., var last] ? last.Title.Length : 0;

    public int Backs()
    {
        int backs = _sheets.Count(s => s.Back is not null);
        if (backs == 0)
            return 0;

        var sheet = _sheets.First(s => s.Back is not null);
        var tail = _sheets.LastOrDefault(s => s.Back != null)!;
        return sheet.Back.Title.Length + tail.Back.Title.Length; // csc-false
    }

    public int Longest()
    {
        Sheet? longest = null;
        int n = 0;
        foreach (var sheet in _sheets)
        {
            n++;
            if (longest is null || sheet.Title.Length > longest.Title.Length)
                longest = sheet;
        }

        return n > 0 ? longest.Title.Length : -1; // csc-false
    }
}

public static class Demos
{
    public static void Demo1()
    {
        var empty = new Batch();
        Console.Write(empty.Widest() + empty.Cover().Length + empty.LastTitle() + empty.Backs() + empty.Longest());
    }

    public static void Demo2()
    {
        var batch = new Batch();
        batch.Add(new Sheet("front") { Back = new Sheet("rear") });
        batch.Add(new Sheet("annex"));
        Console.Write(batch.Widest() + batch.Cover().Length + batch.LastTitle() + batch.Backs() + batch.Longest());
    }
}
