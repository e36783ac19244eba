// case: saga-enrolment
// category: saga
// rationale: three steps, of which none can be repeated
// rule: TERN2005, TERN2007, TERN2011

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide.SagaEnrolment;

[RpcService("school.Billing")]
public interface IBilling
{
    Task InvoiceAsync(string pupil, int cents);
    [Idempotent]
    Task CloseAsync(string pupil);
}

public sealed record Enrolled(string Text);

public interface IBus
{
    Task PublishAsync<T>(T message, Action<PublishContext>? configure = null);
}

public sealed class PublishContext
{
    public string? MessageId { get; set; }
}

public interface IEnrolment
{
    [Idempotent]
    Task EnrolAsync(string course, string pupil, int cents);
    [Idempotent]
    Task LeaveAsync(string course, string pupil);
}

public sealed class Enrolment(IBilling billing, IBus bus) : IEnrolment
{
    private readonly ConcurrentDictionary<string, int> _seats = new() { ["maths"] = 10 };
    private readonly ConcurrentDictionary<(string, string), bool> _pupils = new();

    public int Seats => _seats["maths"];

    public async Task EnrolAsync(string course, string pupil, int cents)
    {
        TakeSeat(course);
        await billing.InvoiceAsync(pupil, cents); // want: TERN2005
        await bus.PublishAsync(new Enrolled($"{pupil} joined")); // want: TERN2011
    }

    public async Task LeaveAsync(string course, string pupil)
    {
        _pupils[(course, pupil)] = false;
        await billing.CloseAsync(pupil);
        await bus.PublishAsync(new Enrolled($"{pupil} left"), c => c.MessageId = $"left-{course}-{pupil}");
    }

    private void TakeSeat(string course)
    {
        int left = _seats[course];
        _seats[course] = left - 1; // want: TERN2007
    }
}

public class Remote : System.Reflection.DispatchProxy
{
    public Func<object?[], Task> Handle { get; set; } = _ => Task.CompletedTask;

    public static T To<T>(Func<object?[], Task> handle)
    {
        T proxy = Create<T, Remote>();
        ((Remote)(object)proxy!).Handle = handle;
        return proxy;
    }

    protected override object? Invoke(System.Reflection.MethodInfo? method, object?[]? args) => Handle(args!);
}

public static class Case
{
    public static IAsyncEnumerable<string> Demo1()
    {
        int invoiced = 0;
        int published = 0;
        Enrolment enrolment = new(Remote.To<IBilling>(a => Task.FromResult(invoiced += (int)a[1]!)), Remote.To<IBus>(_ => Task.FromResult(++published)));
        return Twice(async () => { await enrolment.EnrolAsync("maths", "p", 5); return $"{enrolment.Seats} {invoiced} {published}"; });
    }

    public static IAsyncEnumerable<string> Safe1()
    {
        HashSet<string?> ids = [];
        IBus bus = Remote.To<IBus>(a => { PublishContext c = new(); ((Action<PublishContext>)a[1]!)(c); ids.Add(c.MessageId); return Task.CompletedTask; });
        Enrolment enrolment = new(Remote.To<IBilling>(_ => Task.CompletedTask), bus);
        return Twice(async () => { await enrolment.LeaveAsync("maths", "p"); return $"{enrolment.Seats} {ids.Count}"; });
    }

    private static async IAsyncEnumerable<string> Twice(Func<Task<string>> act)
    {
        yield return await act();
        yield return await act();
    }
}
