// case: neg-order-outcome
// category: negative-result-object
// rationale: flags, tuples and out values are all honoured before the value is read
// csc: silent

namespace NullSafety.NegOrderOutcome;

public sealed record Order(int Id, string Customer);

public readonly struct Outcome<T> where T : class
{
    private readonly T _value;
    private readonly string _error;

    private Outcome(T value, string error)
    {
        _value = value;
        _error = error;
    }

    public bool Ok => _error == null;
    public T Value => Ok ? _value : throw new InvalidOperationException(_error);
    public string Error => _error ?? "";

    public static Outcome<T> Success(T value) => new(value, null!);
    public static Outcome<T> Failure(string error) => new(null!, error);
}

public sealed class Orders
{
    private readonly Dictionary<int, Order> _orders = new() { [7] = new Order(7, "ann") };

    public Outcome<Order> Load(int id) =>
        _orders.TryGetValue(id, out var o) ? Outcome<Order>.Success(o) : Outcome<Order>.Failure("no order " + id);

    public (Order Order, string Error) Take(int id)
    {
        if (!_orders.Remove(id, out var o))
            return (null!, "no order " + id);
        return (o, null!);
    }

    public bool TryFind(string customer, out Order order)
    {
        order = _orders.Values.FirstOrDefault(o => o.Customer == customer)!;
        return order != null;
    }
}

public static class Desk
{
    public static string Show(Orders orders, int id)
    {
        var outcome = orders.Load(id);
        return outcome.Ok ? outcome.Value.Customer : outcome.Error.ToUpperInvariant();
    }

    public static int Ship(Orders orders, int id)
    {
        var (order, error) = orders.Take(id);
        if (error != null)
            return error.Length;
        return order.Customer.Length;
    }

    public static int Find(Orders orders, string customer)
    {
        if (!orders.TryFind(customer, out var order))
            return -1;
        return order.Customer.Length + order.Id;
    }
}

public static class Case
{
    public static void DemoShow() => Console.WriteLine(Desk.Show(new Orders(), 7) + Desk.Show(new Orders(), 8));

    public static void DemoShip()
    {
        var orders = new Orders();
        Console.WriteLine(Desk.Ship(orders, 7) + Desk.Ship(orders, 7));
    }

    public static void DemoFind() => Console.WriteLine(Desk.Find(new Orders(), "ann") + Desk.Find(new Orders(), "bob"));
}
