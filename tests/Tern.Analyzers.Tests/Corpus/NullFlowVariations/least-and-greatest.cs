// A search that begins with the greatest number of its type takes the first that it meets.
using System;
using System.Collections.Generic;
using System.Linq;

namespace Variations.LeastAndGreatest;

public sealed record Offer(string Seller, int Price);

public static class Market
{
    private static T Least<T>(IReadOnlyList<T> all, Func<T, int> of)
    {
        T best = default!;
        int least = int.MaxValue;
        foreach (T one in all)
        {
            if (of(one) < least)
            {
                best = one;
                least = of(one);
            }
        }

        return best;
    }

    private static Offer? Dearest(List<Offer> offers, long limit)
    {
        Offer? best = null;
        long greatest = long.MinValue;
        foreach (Offer offer in offers)
        {
            if (offer.Price > greatest && offer.Price <= limit)
            {
                best = offer;
                greatest = offer.Price;
            }
        }

        return best;
    }

    private static string CheapestOr(List<Offer> offers, Offer other) => (offers.Count == 0 ? other : Least(offers, o => o.Price)).Seller.Trim();

    private static string Cheapest(List<Offer> offers) => Least(offers, o => o.Price).Seller.Trim(); // want: null-deref

    private static string DearestWithin(List<Offer> offers, long limit) => Dearest(offers, limit)!.Seller.Trim(); // want: null-deref

    private static List<Offer> Two() => [new Offer("Ade", 4), new Offer("Bo", 7)];

    public static void Demo1() => CheapestOr([], new Offer("Cy", 1));

    public static void Demo2() => CheapestOr(Two(), new Offer("Cy", 1));

    public static void Demo3() => Cheapest([.. Two().Where(o => o.Price > 10)]);

    public static void Demo4() => DearestWithin(Two(), 2);
}
