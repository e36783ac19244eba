// Two arrays that are gone over with one index.
using System;
using System.Collections.Generic;
using System.Linq;
namespace Variations.ParallelArrays;
public sealed record Author(string Name, string? Pen = null);
public sealed record Book(string Title, Author? Writer, Book? Sequel = null);
public static class Shop
{
    private static readonly Book[] s_books = [ new("Tides", new Author("Rowe", "R. Wave")), new("Anonymous Verse", null), new("Stone", new Author("Birk")) ];
    public static int Z() { var pens = s_books.Select(b => b.Writer?.Pen).ToArray(); int n = 0; for (int i = 0; i < pens.Length; i++) { if (pens[i] == null) continue; n += pens[i]!.Length + s_books[i].Writer!.Name.Length; } return n; }
}
public static class D { public static void Demo() { Shop.Z(); } }
