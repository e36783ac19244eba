// case: museum-loans
// category: keys
// rationale: a museum knows a loan again only if the caller cares to give a key, or by a key of the moment
// rule: TERN2018, TERN2014

using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide.MuseumLoans;

public sealed record Exhibit(string Inventory, string Title);

public sealed record LoanOptions(string Courier)
{
    public string? IdempotencyKey { get; init; }
}

public interface ILoans
{
    [Idempotent] Task<int> LendAsync(Exhibit exhibit, int days, string? requestId = null);
    [Idempotent] Task InsureAsync(Exhibit exhibit, decimal value, LoanOptions options);
    [Idempotent] Task RestoreAsync(Exhibit exhibit, int hours);
    [Idempotent] Task<int> LendKeyedAsync(string requestId, Exhibit exhibit, int days);
}

public sealed class Loans : ILoans
{
    private readonly HashSet<string> _requests = new(StringComparer.Ordinal);
    private readonly SortedList<string, int> _daysAway = [];
    private decimal _insured;
    private int _workshopHours;

    public decimal Insured => _insured;
    public int WorkshopHours => _workshopHours;

    public int DaysAway(string inventory) => _daysAway.GetValueOrDefault(inventory);

    public Task<int> LendAsync(Exhibit exhibit, int days, string? requestId = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(days, 1);
        if (requestId is not null && !_requests.Add(requestId)) // want: TERN2018
        {
            return Task.FromResult(DaysAway(exhibit.Inventory));
        }

        _daysAway[exhibit.Inventory] = DaysAway(exhibit.Inventory) + days;
        return Task.FromResult(DaysAway(exhibit.Inventory));
    }

    public async Task InsureAsync(Exhibit exhibit, decimal value, LoanOptions options)
    {
        if (options is { IdempotencyKey: { Length: > 0 } key } && _requests.Add("insure/" + key) is false) // want: TERN2018
        {
            return;
        }

        await Task.Yield();
        _insured += decimal.Round(value, 2);
    }

    public Task RestoreAsync(Exhibit exhibit, int hours)
    {
        string job = string.Join('@', exhibit.Inventory, DateTime.UtcNow.Ticks);
        if (_requests.Add(job)) // want: TERN2014
        {
            _workshopHours += hours;
        }

        return Task.CompletedTask;
    }

    public Task<int> LendKeyedAsync(string requestId, Exhibit exhibit, int days)
    {
        ArgumentException.ThrowIfNullOrEmpty(requestId);
        if (_requests.Add(requestId))
        {
            _daysAway[exhibit.Inventory] = DaysAway(exhibit.Inventory) + days;
        }

        return Task.FromResult(DaysAway(exhibit.Inventory));
    }
}

public static class Case
{
    private static readonly Loans Loans = new();
    private static readonly Exhibit Vase = new("V-1", "Vase");
    private static readonly Exhibit Mask = new("M-2", "Mask");
    public static IAsyncEnumerable<string> Demo1() => Twice(() => Loans.LendAsync(Vase, 30), () => Loans.DaysAway("V-1"));
    public static IAsyncEnumerable<string> Demo2() => Twice(() => Loans.InsureAsync(Vase, 900m, new LoanOptions("van")), () => Loans.Insured);
    public static IAsyncEnumerable<string> Demo3() => Twice(() => Loans.RestoreAsync(Mask, 3), () => Loans.WorkshopHours);
    public static IAsyncEnumerable<string> Safe1() => Twice(() => Loans.LendKeyedAsync("r1", Mask, 14), () => Loans.DaysAway("M-2"));
    private static async IAsyncEnumerable<string> Twice(Func<Task> act, Func<object?> state)
    {
        for (int attempt = 0; attempt < 2; attempt++)
        {
            Task run = Task.Run(act);
            await run.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            yield return $"{run.Exception?.InnerException?.GetType().Name ?? "done"}: {state()}";
        }
    }
}
