// case: neg-order-transitions
// category: guards
// rationale: a state that has been reached is not entered again
// rule: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide.NegOrderTransitions;

public enum OrderState
{
    New,
    Paid,
    Shipped,
    Cancelled,
}

public sealed class Order
{
    public string Id { get; set; } = "";
    public OrderState State { get; set; }
    public int Charged { get; set; }
    public List<string> History { get; } = [];
}

public interface IOrders
{
    [Idempotent] Task<OrderState> PayAsync(string id, int cents);
    [Idempotent] Task<OrderState> ShipAsync(string id);
}

public sealed class Orders(ShopContext db, Func<string, Task> print) : IOrders
{
    public async Task<OrderState> PayAsync(string id, int cents)
    {
        Order order = await db.Orders.SingleAsync(o => o.Id == id);
        if (order.State == OrderState.Paid)
        {
            return order.State;
        }

        order.State = OrderState.Paid;
        order.Charged += cents;
        order.History.Add("paid");
        await db.SaveChangesAsync();
        return order.State;
    }

    public async Task<OrderState> ShipAsync(string id)
    {
        Order order = await db.Orders.SingleAsync(o => o.Id == id);
        switch (order.State)
        {
            case OrderState.Paid:
                await print(order.Id);
                order.History.Add("shipped");
                order.State = OrderState.Shipped;
                await db.SaveChangesAsync();
                break;
            case OrderState.Shipped:
                break;
            default:
                throw new InvalidOperationException($"{order.State} orders are not shipped.");
        }

        return OrderState.Shipped;
    }
}

public sealed class ShopContext : DbContext
{
    public DbSet<Order> Orders { get; } = [];
}

public class DbContext
{
    public Task<int> SaveChangesAsync(CancellationToken cancellationToken = default) => Task.FromResult(0);
}

public sealed class DbSet<T> : List<T>
    where T : class
{
    public Task<T> SingleAsync(Func<T, bool> test) => Task.FromResult(this.Single(test));
}

public static class Case
{
    public static IAsyncEnumerable<string> Demo1()
    {
        ShopContext db = new() { Orders = { new Order { Id = "o" } } };
        return Twice(async () =>
        {
            OrderState state = await new Orders(db, _ => Task.CompletedTask).PayAsync("o", 5);
            return $"{state} {db.Orders[0].Charged} {db.Orders[0].History.Count}";
        });
    }

    public static IAsyncEnumerable<string> Demo2()
    {
        int printed = 0;
        ShopContext db = new() { Orders = { new Order { Id = "o", State = OrderState.Paid } } };
        return Twice(async () =>
        {
            OrderState state = await new Orders(db, _ => Task.FromResult(printed++)).ShipAsync("o");
            return $"{state} {printed} {db.Orders[0].History.Count}";
        });
    }

    private static async IAsyncEnumerable<string> Twice(Func<Task<string>> act)
    {
        yield return await act();
        yield return await act();
    }
}
