// case: http-payment-headers
// category: keys
// rationale: the header with the key of a request is made in the attempt
// rule: TERN2014

using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide.HttpPaymentHeaders;

public sealed record Charge(string ChargeId, int Cents);

public interface ICharges
{
    [Idempotent]
    Task ChargeAsync(Charge charge);
    [Idempotent]
    Task VoidAsync(Charge charge);
    [Idempotent]
    Task CaptureAsync(Charge charge);
}

public sealed class Charges(HttpClient http) : ICharges
{
    public async Task ChargeAsync(Charge charge)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, "charges") { Content = new StringContent($"{charge.Cents}") };
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
        using HttpResponseMessage response = await http.SendAsync(request); // want: TERN2014
        response.EnsureSuccessStatusCode();
    }

    public async Task VoidAsync(Charge charge)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, "voids") { Content = new StringContent(charge.ChargeId) };
        request.Headers.TryAddWithoutValidation("Idempotency-Key", $"void-{charge.ChargeId}-{DateTimeOffset.UtcNow.UtcTicks}");
        using HttpResponseMessage response = await http.SendAsync(request); // want: TERN2014
        response.EnsureSuccessStatusCode();
    }

    public async Task CaptureAsync(Charge charge)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, "captures") { Content = new StringContent($"{charge.Cents}") };
        request.Headers.Add("Idempotency-Key", $"capture-{charge.ChargeId}");
        using HttpResponseMessage response = await http.SendAsync(request);
        response.EnsureSuccessStatusCode();
    }
}

public sealed class Gateway(Action<string> accept) : HttpMessageHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        accept(request.Headers.GetValues("Idempotency-Key").Single());
        return Task.FromResult(new HttpResponseMessage());
    }
}

public static class Case
{
    public static IAsyncEnumerable<string> Demo1()
    {
        HashSet<string> seen = [];
        HttpClient http = new(new Gateway(k => seen.Add(k))) { BaseAddress = new Uri("http://pay/") };
        return Twice(async () => { await new Charges(http).ChargeAsync(new Charge("c", 5)); return $"{seen.Count}"; });
    }

    public static IAsyncEnumerable<string> Demo2()
    {
        HashSet<string> seen = [];
        HttpClient http = new(new Gateway(k => seen.Add(k))) { BaseAddress = new Uri("http://pay/") };
        return Twice(async () => { await new Charges(http).VoidAsync(new Charge("c", 5)); await Task.Delay(2); return $"{seen.Count}"; });
    }

    public static IAsyncEnumerable<string> Safe1()
    {
        HashSet<string> seen = [];
        HttpClient http = new(new Gateway(k => seen.Add(k))) { BaseAddress = new Uri("http://pay/") };
        return Twice(async () => { await new Charges(http).CaptureAsync(new Charge("c", 5)); return $"{seen.Count}"; });
    }

    private static async IAsyncEnumerable<string> Twice(Func<Task<string>> act)
    {
        yield return await act();
        yield return await act();
    }
}
