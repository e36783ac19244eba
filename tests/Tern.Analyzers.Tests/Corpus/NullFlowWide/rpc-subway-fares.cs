// case: rpc-subway-fares
// category: rpc
// rationale: fare handlers return null, the degraded client falls back to a field never set, baggage is missing
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.RpcSubwayFares;

internal sealed class Fare
{
    public string Zone { get; init; } = "A";
    public int Cents { get; init; } = 230;
}

internal interface IFares
{
    Task<Fare> QuoteAsync(string from, string to);
}

internal sealed class FareService : IFares
{
    private static readonly (string From, string To, Fare Fare)[] Table = { ("north", "south", new Fare()) };

    public Task<Fare> QuoteAsync(string from, string to)
    {
        var row = Table.FirstOrDefault(r => r.From == from && r.To == to);
        return Task.FromResult(row.Fare);
    }
}

internal sealed class DegradedFares(IFares inner) : IFares
{
    private Fare _lastGood = null!;

    public async Task<Fare> QuoteAsync(string from, string to)
    {
        try
        {
            return _lastGood = await inner.QuoteAsync(from, to).WaitAsync(TimeSpan.FromSeconds(2));
        }
        catch (InvalidOperationException)
        {
            return _lastGood;
        }
    }
}

internal sealed class BrokenFares : IFares
{
    public Task<Fare> QuoteAsync(string from, string to) => Task.FromException<Fare>(new InvalidOperationException(from));
}

internal static class Turnstile
{
    private static readonly AsyncLocal<Dictionary<string, string>> Baggage = new();

    private static string? Item(string key) => Baggage.Value is { } all && all.TryGetValue(key, out var v) ? v : null;

    public static async Task<int> Pay(IFares fares, string from, string to)
    {
        var fare = await fares.QuoteAsync(from, to);
        return fare.Cents; // want: null-deref
    }

    public static async Task<int> Zone(DegradedFares fares) => (await fares.QuoteAsync("north", "south")).Zone.Length; // want: null-deref

    public static int Rider(string id)
    {
        Baggage.Value = new Dictionary<string, string> { ["rider"] = id };
        var (rider, pass) = (Item("rider"), Item("pass"));
        return (rider ?? "").Length + pass!.Length; // want: null-deref
    }
}

public static class Demos
{
    public static Task DemoPay() => Turnstile.Pay(new FareService(), "north", "south");
    public static Task DemoNoRoute() => Turnstile.Pay(new FareService(), "north", "moon");
    public static Task DemoZone() => Turnstile.Zone(new DegradedFares(new FareService()));
    public static Task DemoZoneDown() => Turnstile.Zone(new DegradedFares(new BrokenFares()));
    public static void DemoRider() => Turnstile.Rider("r1");
}
