// case: generic-museum-catalogue
// category: generic-default
// rationale: generic finders return default when nothing in the collection matches
// csc: none

using System;
using System.Collections.Generic;

namespace NullSafety.Wide9.MuseumCatalogue;

public abstract record Exhibit(string Room);

public sealed record Painting(string Room, string Artist) : Exhibit(Room);

public sealed record Coin(string Room, int Grams) : Exhibit(Room);

public static class Finder
{
    public static T FirstOf<T>(IEnumerable<Exhibit> all) where T : Exhibit
    {
        foreach (var exhibit in all)
        {
            if (exhibit is T match)
                return match;
        }

        return default!;
    }

    public static T MaxBy<T>(IReadOnlyList<T> items, Func<T, int> weight)
    {
        T best = default!;
        int top = int.MinValue;
        for (int i = 0; i < items.Count; i++)
        {
            int w = weight(items[i]);
            if (w > top)
            {
                top = w;
                best = items[i];
            }
        }

        return best;
    }

    public static T Attempt<T>(Func<T> read, T fallback = default!)
    {
        try
        {
            return read();
        }
        catch (InvalidOperationException)
        {
            return fallback;
        }
    }
}

public sealed class Catalogue
{
    private readonly List<Exhibit> _all = new();
    public void Accept(Exhibit exhibit) => _all.Add(exhibit);

    public string LeadArtist()
    {
        return Finder.FirstOf<Painting>(_all).Artist; // want: null-deref
    }

    public int HeaviestCoin(List<Coin> coins)
    {
        Coin heaviest = Finder.MaxBy(coins, c => c.Grams);
        return heaviest.Grams; // want: null-deref
    }

    public int HeaviestNumber(List<int> grams) => Finder.MaxBy(grams, g => g).CompareTo(0);
    private Exhibit OnLoan() => throw new InvalidOperationException("closed");

    public string LoanRoom()
    {
        var exhibit = Finder.Attempt(OnLoan);
        return exhibit.Room; // want: null-deref
    }

    public string LoanRoomOrStore() => Finder.Attempt(OnLoan, new Coin("store", 1)).Room;
}

public static class Tour
{
    public static string Demo1()
    {
        var catalogue = new Catalogue();
        catalogue.Accept(new Coin("R2", 8));
        return catalogue.LeadArtist();
    }
    public static int Demo2() => new Catalogue().HeaviestCoin(new List<Coin>());
    public static string Demo3() => new Catalogue().LoanRoom();
    public static string Demo4() => new Catalogue().LoanRoomOrStore() + new Catalogue().HeaviestNumber(new List<int>());
    public static int Demo5() => new Catalogue().HeaviestCoin(new List<Coin> { new("R1", 3), new("R1", 5) });
}
