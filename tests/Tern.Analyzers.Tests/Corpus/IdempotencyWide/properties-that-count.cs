// case: properties-that-count
// category: shared state
// rationale: setters, indexers, statics and operators that hold more after each call
// rule: TERN2007

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide.PropertiesThatCount;

public static class Totals
{
    public static int Meals { get; set; }
}

public sealed class Balance
{
    private decimal _amount;

    public decimal Amount
    {
        get => _amount;
        set => _amount = Math.Round(value, 2);
    }
}

public readonly record struct Points(int Value)
{
    public static Points operator +(Points points, int more) => new(points.Value + more);
}

public sealed class Grid
{
    private readonly Dictionary<(int, int), int> _cells = [];

    public int Sum => _cells.Values.Sum();

    public int this[int row, int column]
    {
        get => _cells.GetValueOrDefault((row, column));
        set => _cells[(row, column)] = value;
    }
}

public interface ICanteen
{
    [Idempotent] Task ServeAsync();
    [Idempotent] Task ChargeAsync(decimal amount);
    [Idempotent] Task RewardAsync(int points);
    [Idempotent] Task SeatAsync(int row, int column);
    [Idempotent] Task ResetAsync(decimal amount, int row, int column);
}

public sealed class Canteen(Balance balance, Grid grid) : ICanteen
{
    private Points _points;

    public string State => $"{balance.Amount} {grid.Sum} {_points.Value}";

    public Task ServeAsync()
    {
        Totals.Meals = checked(Totals.Meals + 1); // want: TERN2007
        return Task.CompletedTask;
    }

    public Task ChargeAsync(decimal amount)
    {
        balance.Amount -= amount; // want: TERN2007
        return Task.CompletedTask;
    }

    public Task RewardAsync(int points)
    {
        _points += points; // want: TERN2007
        return Task.CompletedTask;
    }

    public Task SeatAsync(int row, int column)
    {
        grid[row, column]++; // want: TERN2007
        return Task.CompletedTask;
    }

    public Task ResetAsync(decimal amount, int row, int column)
    {
        balance.Amount = amount;
        grid[row, column] = row + column;
        _points = new Points(row) + column;
        return Task.CompletedTask;
    }
}

public static class Case
{
    public static IAsyncEnumerable<string> Demo1()
    {
        Canteen canteen = new(new Balance(), new Grid());
        return Twice(async () => { await canteen.ServeAsync(); return $"{Totals.Meals}"; });
    }

    public static IAsyncEnumerable<string> Demo2()
    {
        Canteen canteen = new(new Balance(), new Grid());
        return Twice(async () => { await canteen.ChargeAsync(2.5m); return canteen.State; });
    }

    public static IAsyncEnumerable<string> Demo3()
    {
        Canteen canteen = new(new Balance(), new Grid());
        return Twice(async () => { await canteen.RewardAsync(2); return canteen.State; });
    }

    public static IAsyncEnumerable<string> Demo4()
    {
        Canteen canteen = new(new Balance(), new Grid());
        return Twice(async () => { await canteen.SeatAsync(2, 3); return canteen.State; });
    }

    public static IAsyncEnumerable<string> Safe1()
    {
        Canteen canteen = new(new Balance(), new Grid());
        return Twice(async () => { await canteen.ResetAsync(3, 2, 3); return canteen.State; });
    }

    private static async IAsyncEnumerable<string> Twice(Func<Task<string>> act)
    {
        yield return await act();
        yield return await act();
    }
}
