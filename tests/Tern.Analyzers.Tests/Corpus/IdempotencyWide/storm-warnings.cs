// case: storm-warnings
// category: rpc
// rationale: the gateway sends a text for each call, and neither the broadcast nor the decorator gives it a key
// rule: TERN2005

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide5.StormWarnings;

public sealed record Warning(string Id, string Region, int Level);

[RpcService]
public interface ISmsGateway
{
    Task SendAsync(string number, string text);
    Task SendKeyedAsync(string number, string text, string idempotencyKey);

    [Idempotent]
    Task SetSenderNameAsync(string name);
}

public interface IWarningChannel
{
    [Idempotent]
    Task WarnAsync(Warning warning);
}

public sealed class SmsChannel(ISmsGateway gateway, IReadOnlyDictionary<string, string[]> numbers) : IWarningChannel
{
    public async Task WarnAsync(Warning warning)
    {
        await gateway.SetSenderNameAsync("StormWatch");
        foreach (string number in numbers.GetValueOrDefault(warning.Region) ?? [])
        {
            await gateway.SendAsync(number, $"Level {warning.Level} in {warning.Region}"); // want: TERN2005
        }
    }
}

public sealed class KeyedSmsChannel(ISmsGateway gateway, IReadOnlyDictionary<string, string[]> numbers) : IWarningChannel
{
    public Task WarnAsync(Warning warning) => Task.WhenAll(
        from number in numbers.GetValueOrDefault(warning.Region) ?? []
        select gateway.SendKeyedAsync(number, $"Level {warning.Level}", idempotencyKey: $"{warning.Id}:{number}"));
}

public sealed class EscalatingChannel(IWarningChannel inner, ISmsGateway gateway, string officer) : IWarningChannel
{
    private const int Severe = 4;

    public async Task WarnAsync(Warning warning)
    {
        await inner.WarnAsync(warning);
        if (warning is { Level: >= Severe })
        {
            await CallOutAsync($"Severe: {warning.Region}");
        }
    }

    private Task CallOutAsync(string text) => gateway.SendAsync(officer, text); // want: TERN2005
}

public sealed class RecordedGateway(Action<string, string?> network) : ISmsGateway
{
    public Task SendAsync(string number, string text)
    {
        network(number, null);
        return Task.CompletedTask;
    }

    public Task SendKeyedAsync(string number, string text, string idempotencyKey)
    {
        network(number, idempotencyKey);
        return Task.CompletedTask;
    }

    public Task SetSenderNameAsync(string name) => Task.CompletedTask;
}

public static class Case
{
    private static readonly Dictionary<string, string> Sent = [];
    private static readonly RecordedGateway Gateway = new((n, key) => Sent[key ?? $"#{Sent.Count}"] = n);
    private static readonly Dictionary<string, string[]> Numbers = new() { ["west"] = ["1", "2"] };
    private static readonly SmsChannel Plain = new(Gateway, Numbers);
    private static readonly KeyedSmsChannel Keyed = new(Gateway, Numbers);
    private static readonly EscalatingChannel Escalating = new(Keyed, Gateway, "9");
    public static IAsyncEnumerable<string> Demo1() => Twice(() => Plain.WarnAsync(new Warning("w1", "west", 2)), () => Sent.Count);
    public static IAsyncEnumerable<string> Demo2() => Twice(() => Escalating.WarnAsync(new Warning("w2", "west", 5)), () => Sent.Count);
    public static IAsyncEnumerable<string> Safe1() => Twice(() => Keyed.WarnAsync(new Warning("w3", "west", 3)), () => Sent.Count);
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
