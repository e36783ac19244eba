// case: key-inside-toll-charges
// category: keys
// rationale: the key of a charge is made by the attempt that should share it
// rule: TERN2014

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide.KeyInsideTollCharges;

public sealed record Toll(string PassageId, string Plate, int Cents);

public interface ITolls
{
    [Idempotent]
    Task ChargeAsync(Toll toll);

    [Idempotent]
    Task ChargeAtClockAsync(Toll toll);

    [Idempotent]
    Task ChargeByClientAsync(Toll toll);

    [Idempotent]
    Task ChargeKeyedAsync(Toll toll);
}

public sealed class Tolls(HttpClient http, AcquirerClient acquirer) : ITolls
{
    public async Task ChargeAsync(Toll toll)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, "https://acquirer.test/charges") { Content = new StringContent($"{toll.Plate}:{toll.Cents}") };
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
        using HttpResponseMessage response = await http.SendAsync(request); // want: TERN2014
        response.EnsureSuccessStatusCode();
    }

    public async Task ChargeAtClockAsync(Toll toll)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, "https://acquirer.test/charges") { Content = new StringContent(toll.Plate) };
        request.Headers.TryAddWithoutValidation("Idempotency-Key", $"{toll.PassageId}-{DateTime.UtcNow.Ticks}");
        using HttpResponseMessage response = await http.SendAsync(request); // want: TERN2014
    }

    public Task ChargeByClientAsync(Toll toll)
        => acquirer.ChargeAsync(toll.Cents, idempotencyKey: Ulid()); // want: TERN2014

    public async Task ChargeKeyedAsync(Toll toll)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, "https://acquirer.test/charges") { Content = new StringContent(toll.Plate) };
        request.Headers.Add("Idempotency-Key", toll.PassageId);
        using HttpResponseMessage response = await http.SendAsync(request);
        await acquirer.ChargeAsync(toll.Cents, idempotencyKey: "toll:" + toll.PassageId);
    }

    private static string Ulid() => $"{Environment.TickCount64:x}{Random.Shared.NextInt64():x}";
}

public sealed class AcquirerClient(Action<string> charge)
{
    public Task ChargeAsync(int cents, string idempotencyKey)
    {
        charge(idempotencyKey);
        return Task.CompletedTask;
    }
}

public sealed class FakeAcquirer(HashSet<string> charges) : HttpMessageHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        charges.Add(request.Headers.GetValues("Idempotency-Key").Single());
        return Task.FromResult(new HttpResponseMessage());
    }
}

public static class Case
{
    private static readonly HashSet<string> Charges = [];
    private static readonly Tolls Tolls = new(new HttpClient(new FakeAcquirer(Charges)), new AcquirerClient(k => Charges.Add(k)));
    private static readonly Toll Toll = new("p1", "B-AB 12", 300);

    public static IAsyncEnumerable<string> Demo1() => Twice(() => Tolls.ChargeAsync(Toll), () => Charges.Count);

    public static IAsyncEnumerable<string> Demo2() => Twice(() => Tolls.ChargeAtClockAsync(Toll), () => Charges.Count);

    public static IAsyncEnumerable<string> Demo3() => Twice(() => Tolls.ChargeByClientAsync(Toll), () => Charges.Count);

    public static IAsyncEnumerable<string> Safe1() => Twice(() => Tolls.ChargeKeyedAsync(Toll), () => Charges.Count);

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
