// case: neg-cache-chess-opening
// category: negative-cache
// rationale: the cached entry is valid when key or version match
// csc: false-positive
using System;
using System.Collections.Generic;
using System.Linq;

namespace NullSafety.WideSafe9.ChessOpening;

public sealed record Opening(string Eco, string Moves)
{
    public int Plies => Moves.Split(' ').Length;
}

public sealed class OpeningBook
{
    private readonly List<Opening> _openings = [];
    private readonly Dictionary<string, Opening?> _byMoves = new();
    private string? _lastEco;
    private Opening? _last;
    private string[]? _index;
    private int _version = 1;
    private int _indexVersion;

    public int Misses { get; private set; }

    public void Add(string eco, string moves)
    {
        _openings.Add(new Opening(eco, moves));
        _version++;
        _byMoves.Clear();
        _lastEco = null;
        _last = null;
    }

    public int PliesOf(string eco)
    {
        if (_lastEco == eco)
            return _last.Plies; // csc-false
        Misses++;
        var found = _openings.Find(o => o.Eco == eco);
        if (found is null)
            return 0;
        _lastEco = eco;
        _last = found;
        return found.Plies;
    }

    private bool IndexIsFresh => _indexVersion == _version;

    public string[] Index()
    {
        if (!IndexIsFresh)
        {
            _index = _openings.Select(o => o.Eco).Order().ToArray();
            _indexVersion = _version;
        }
        return [.. _index.Take(3)]; // csc-false
    }

    public bool Has(string eco) => IndexIsFresh ? Array.BinarySearch(_index, eco) >= 0 : _openings.Any(o => o.Eco == eco); // csc-false

    public string Classify(string moves)
    {
        if (!_byMoves.ContainsKey(moves))
            _byMoves[moves] = _openings.Where(o => moves.StartsWith(o.Moves)).MaxBy(o => o.Plies);
        return _byMoves[moves] is null ? "A00" : _byMoves[moves].Eco; // csc-false
    }

    public string LastEco() => _last is null ? "" : _lastEco.ToLowerInvariant(); // csc-false
}

public static class OpeningDemo
{
    private static OpeningBook Book()
    {
        var book = new OpeningBook();
        book.Add("C20", "e4 e5");
        book.Add("C60", "e4 e5 Nf3 Nc6 Bb5");
        book.Add("B20", "e4 c5");
        return book;
    }

    public static string Demo1()
    {
        var book = Book();
        int plies = book.PliesOf("C60") + book.PliesOf("C60") + book.PliesOf("D00") + book.PliesOf("B20");
        string last = book.LastEco();
        book.Add("D00", "d4 d5");
        return $"{plies} {last} {book.LastEco()} {book.PliesOf("D00")} {book.PliesOf("B20")} {book.Misses}";
    }

    public static string Demo2()
    {
        var book = Book();
        bool before = book.Has("B20");
        string index = string.Join(",", book.Index());
        bool after = book.Has("B20") && !book.Has("Z99");
        book.Add("A10", "c4");
        return $"{before}{index}{after}{book.Has("A10")}{string.Join(",", book.Index())}{book.Index().Length}";
    }

    public static string Demo3()
    {
        var book = Book();
        var none = new OpeningBook();
        return book.Classify("e4 e5 Nf3 Nc6 Bb5 a6") + book.Classify("d4") + book.Classify("d4") + none.Classify("") + none.Index().Length + none.Has("x") + none.PliesOf("x") + none.LastEco();
    }
}
