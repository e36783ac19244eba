// case: neg-twice-bakery-order
// category: negative-twice
// rationale: an object is made under a condition and used under the same condition again
// csc: false-positive
using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;

namespace NullSafety.WideSafe9.BakeryOrder;

public sealed class GiftCard(string from)
{
    public string From { get; } = from;
    public int Lines { get; private set; }
    public void Write(string text) => Lines += text.Length / 10 + 1;
}

public sealed class Courier
{
    public List<string> Stops { get; } = [];
    public decimal Price => 3.5m + Stops.Count;
}

public sealed record Order(string Customer, string[] Cakes, bool IsGift, bool Deliver, string Street);

public static class Counter
{
    public static string Receipt(Order order)
    {
        GiftCard? card = null;
        Courier? courier = null;
        if (order.IsGift)
            card = new GiftCard(order.Customer);
        if (order.Deliver)
            courier = new Courier();

        decimal total = 0;
        foreach (string cake in order.Cakes)
        {
            total += 4 + cake.Length;
            if (order.IsGift)
                card.Write(cake); // csc-false
        }

        if (order.Deliver)
        {
            courier.Stops.Add(order.Street); // csc-false
            total += courier.Price;
        }

        string text = total.ToString("0.00", CultureInfo.InvariantCulture);
        return order.IsGift ? text + " gift of " + card.From + " " + card.Lines : text; // csc-false
    }

    public static string Board(IReadOnlyList<Order> orders, bool verbose)
    {
        StringBuilder? details = verbose ? new StringBuilder() : null;
        int pieces = 0;
        foreach (var order in orders)
        {
            pieces += order.Cakes.Length;
            if (verbose)
                details.Append(order.Customer).Append(' '); // csc-false
        }
        if (!verbose)
            return pieces.ToString(CultureInfo.InvariantCulture);
        details.Append(pieces); // csc-false
        return details.ToString();
    }
}

public static class BakeryDemo
{
    private static Order Make(bool gift, bool deliver, params string[] cakes) =>
        new("Ida", cakes, gift, deliver, "Mill Lane");

    public static string Demo1()
    {
        var sb = new StringBuilder();
        foreach (bool gift in new[] { false, true })
        {
            foreach (bool deliver in new[] { false, true })
            {
                sb.AppendLine(Counter.Receipt(Make(gift, deliver)));
                sb.AppendLine(Counter.Receipt(Make(gift, deliver, "eclair", "black forest gateau")));
            }
        }
        return sb.ToString();
    }

    public static string Demo2()
    {
        var orders = new List<Order> { Make(true, false, "bun"), Make(false, false, "pie", "tart") };
        return Counter.Board(orders, true) + Counter.Board(orders, false)
            + Counter.Board(Array.Empty<Order>(), true) + Counter.Board(Array.Empty<Order>(), false);
    }
}
