// case: neg-bookshop-queries
// category: negative-linq
// rationale: LINQ filters, OfType, groupings and lookups before the projection that dereferences
// csc: false-positive

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.NegBookshopQueries;

public sealed record Author(string Name, string? Pen = null);

public sealed record Book(string Title, Author? Writer, Book? Sequel = null);

public static class Shop
{
    private static readonly Book[] s_books =
    [
        new("Tides", new Author("Rowe", "R. Wave")),
        new("Anonymous Verse", null),
        new("Stone", new Author("Birk"), new Book("Stone II", new Author("Birk"))),
    ];

    private static int PenWidth() => s_books.Where(b => b.Writer is { Pen: not null }).Sum(b => b.Writer.Pen.Length); // csc-false

    private static int Sequels()
    {
        var query = from book in s_books
                    where book.Sequel != null && book.Sequel.Writer != null
                    select book.Sequel.Writer.Name; // csc-false
        return query.Count();
    }

    private static int Writers() => s_books.Select(b => b.Writer).OfType<Author>().Max(a => a.Name.Length);

    private static int Grouped()
    {
        int n = 0;
        foreach (var group in s_books.GroupBy(b => b.Writer?.Name))
        {
            if (group.Key == null)
            {
                continue;
            }

            n += group.Key.Length + group.First().Title.Length + group.First().Writer.Name.Length; // csc-false
        }

        return n;
    }

    private static int Known()
    {
        var known = s_books.Where(b => b.Writer != null).ToList();
        var longest = known.OrderBy(b => b.Writer.Name.Length).LastOrDefault(); // csc-false
        return known.Count > 0 ? longest.Writer.Name.Length : 0; // csc-false
    }

    private static int Zipped()
    {
        var pens = s_books.Select(b => b.Writer?.Pen).ToArray();
        int n = 0;
        for (int i = 0; i < pens.Length; i++)
        {
            if (pens[i] == null) continue;
            n += pens[i].Length + s_books[i].Writer!.Name.Length; // needless, csc-false
        }

        return n;
    }

    private static int Chunks() => s_books.ToLookup(b => b.Writer is null)[false].Select(b => b.Writer!.Name).Aggregate(0, (n, s) => n + s.Length);

    private static int Single() => s_books.Single(b => b.Sequel is not null).Sequel.Title.Length; // csc-false

    public static void Demo1() => Console.Write(PenWidth() + Sequels() + Writers());

    public static void Demo2() => Console.Write(Grouped() + Known() + Zipped());

    public static void Demo3() => Console.Write(Chunks() + Single());
}
