// case: neg-validate-ebook-bookmark
// category: negative-validate
// rationale: a validating helper throws or answers false unless the optional members are there
// csc: false-positive
using System;
using System.Collections.Generic;

namespace NullSafety.WideSafe9.EbookBookmark;

public sealed class Bookmark
{
    public string? BookId { get; init; }
    public string? Chapter { get; init; }
    public int Offset { get; init; }
    public string? Note { get; init; }

    public bool HasNote => !string.IsNullOrWhiteSpace(Note);
}

public sealed class BookmarkStore
{
    private readonly Dictionary<string, List<string>> _byBook = new();

    private static bool IsComplete(Bookmark mark) =>
        mark.BookId is { Length: > 0 } && mark.Chapter is not null && mark.Offset >= 0;

    private static void Check(Bookmark? mark)
    {
        if (mark is null)
            throw new ArgumentNullException(nameof(mark));
        if (!IsComplete(mark))
            throw new ArgumentException("incomplete bookmark", nameof(mark));
    }

    public void Add(Bookmark? mark)
    {
        Check(mark);
        if (!_byBook.TryGetValue(mark.BookId, out var list)) // csc-false
        {
            list = [];
            _byBook.Add(mark.BookId, list);
        }
        list.Add($"{mark.Chapter.Trim()}@{mark.Offset}{Suffix(mark)}"); // csc-false
    }

    private static string Suffix(Bookmark mark)
    {
        if (!mark.HasNote)
            return "";
        return " " + mark.Note.Trim(); // csc-false
    }

    public bool TryImport(IEnumerable<Bookmark> marks, out int imported)
    {
        imported = 0;
        bool all = true;
        foreach (var mark in marks)
        {
            if (!IsComplete(mark))
            {
                all = false;
                continue;
            }
            if (mark.Chapter.StartsWith('#')) // csc-false
                continue;
            Add(mark);
            imported++;
        }
        return all;
    }

    public int CountFor(string bookId) => _byBook.TryGetValue(bookId, out var list) ? list.Count : 0;
}

public static class ReaderDemo
{
    public static int Demo1()
    {
        var store = new BookmarkStore();
        store.Add(new Bookmark { BookId = "dune", Chapter = "1", Offset = 20, Note = " spice " });
        store.Add(new Bookmark { BookId = "dune", Chapter = "2", Offset = 0 });
        int failures = 0;
        foreach (var bad in new Bookmark?[] { null, new(), new() { BookId = "x" }, new() { BookId = "", Chapter = "1" } })
        {
            try { store.Add(bad); }
            catch (ArgumentException) { failures++; }
        }
        return failures * 10 + store.CountFor("dune") + store.CountFor("emma");
    }

    public static string Demo2()
    {
        var store = new BookmarkStore();
        Bookmark[] marks =
        [
            new() { BookId = "emma", Chapter = "#toc" },
            new() { BookId = "emma", Chapter = "3", Offset = 9, Note = "  " },
            new() { Chapter = "4" },
        ];
        bool all = store.TryImport(marks, out int n);
        return $"{all} {n} {store.CountFor("emma")}";
    }
}
