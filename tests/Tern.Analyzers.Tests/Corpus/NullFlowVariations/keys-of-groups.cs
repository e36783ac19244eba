// The key of a group is what the function that grouped gave, wherever the group is taken to; a test of it holds for it.
namespace Variations.KeysOfGroups;

public sealed class Order(string? customer, int size)
{
    public string? Customer => customer;

    public int Size => size;
}

public static class Report
{
    public static int Widths(List<Order> orders) => orders.GroupBy(o => Customer(o)).Sum(g => g.Key!.Length); // want: null-deref

    public static int WidthsOfQuery(List<Order> orders) => (from o in orders
                                                            group o by Customer(o) into g
                                                            select g.Key!.Length).Sum(); // want: null-deref

    public static int WidthsWhereSet(List<Order> orders) => orders.GroupBy(o => Customer(o)).Where(g => g.Key != null).Sum(g => g.Key!.Length);

    public static int WidthsOfKnown(List<Order> orders) => orders.GroupBy(o => Customer(o) ?? "").Sum(g => g.Key.Length);

    public static int WidthsInLoop(List<Order> orders)
    {
        int sum = 0;
        foreach (IGrouping<string?, Order> group in orders.GroupBy(o => Customer(o)))
        {
            if (group.Key is not null)
            {
                sum += group.Key.Length;
            }
        }

        return sum;
    }

    private static string? Customer(Order order) => order.Size > 1 ? "c" + order.Size : null;
}

public static class Case
{
    private static List<Order> Some => [new Order(null, 1), new Order("a", 2)];

    public static int DemoWidths() => Report.Widths(Some);

    public static int DemoOfQuery() => Report.WidthsOfQuery(Some);

    public static int DemoWhereSet() => Report.WidthsWhereSet(Some);

    public static int DemoOfKnown() => Report.WidthsOfKnown(Some);

    public static int DemoInLoop() => Report.WidthsInLoop(Some);
}
