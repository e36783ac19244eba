// case: visa-application
// category: state machines
// rationale: the application moves one stage further, gets another reference or is stamped with another time at each attempt
// rule: TERN2006, TERN2007

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide5.VisaApplication;

public enum Stage { Received, Checked, Interviewed, Decided }

public sealed partial class Application(string passport)
{
    public string Passport { get; } = passport;
    public Stage Stage { get; private set; }
    public string? Reference { get; private set; }
    public DateTimeOffset? DecidedAt { get; private set; }
}

public sealed partial class Application
{
    public void Advance()
    {
        if (Stage < Stage.Decided)
        {
            Stage += 1; // want: TERN2007
        }
    }

    public void MoveTo(Stage stage) => Stage = (Stage, stage) switch
    {
        (var current, var next) when next >= current => next,
        _ => throw new InvalidOperationException($"{Stage} -> {stage}"),
    };

    public void AssignReference() => Reference = $"V-{Random.Shared.Next(100_000, 1_000_000)}-{Passport[^2..]}"; // want: TERN2006

    public void Decide(DateTimeOffset at)
    {
        MoveTo(Stage.Decided);
        DecidedAt = at;
    }

    public void DecideOnce(DateTimeOffset at)
    {
        if (Stage == Stage.Decided)
        {
            return;
        }

        Decide(at);
    }
}

public sealed class Consulate(TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, Application> _files = new(StringComparer.OrdinalIgnoreCase);

    public Application File(string passport) => _files.GetOrAdd(passport, static p => new Application(p));

    [Idempotent]
    public void Advance(string passport) => File(passport).Advance();

    [Idempotent]
    public void Interview(string passport) => File(passport).MoveTo(Stage.Interviewed);

    [Idempotent]
    public void Number(string passport) => File(passport).AssignReference();

    [Idempotent]
    public void Decide(string passport)
    {
        Application application = File(passport);
        application.Decide(clock.GetUtcNow()); // want: TERN2006
    }

    [Idempotent]
    public void DecideOnce(string passport) => File(passport).DecideOnce(clock.GetUtcNow());
}

public static class Case
{
    private static readonly Consulate Paris = new(TimeProvider.System);
    public static IAsyncEnumerable<string> Demo1() => Twice(() => Paris.Advance("P11"), () => Paris.File("P11").Stage);
    public static IAsyncEnumerable<string> Demo2() => Twice(() => Paris.Number("P12"), () => Paris.File("P12").Reference);
    public static IAsyncEnumerable<string> Demo3() => Twice(() => Paris.Decide("P13"), () => Paris.File("P13").DecidedAt?.Ticks);
    public static IAsyncEnumerable<string> Safe1() => Twice(() => Paris.Interview("P14"), () => Paris.File("P14").Stage);
    public static IAsyncEnumerable<string> Safe2() => Twice(() => Paris.DecideOnce("P16"), () => Paris.File("P16").DecidedAt?.Ticks);
    private static async IAsyncEnumerable<string> Twice(Action act, Func<object?> state)
    {
        for (int attempt = 0; attempt < 2; attempt++)
        {
            act();
            yield return $"{state()}";
            await Task.Yield();
        }
    }
}
