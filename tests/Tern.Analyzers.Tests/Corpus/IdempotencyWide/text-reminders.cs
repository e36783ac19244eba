// case: text-reminders
// category: keys
// rationale: the key that the gateway compares is made anew by each attempt, so that it never matches
// rule: TERN2014

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide.TextReminders;

public sealed record Reminder(string Id, string Phone, string Text);

public sealed class SmsRequest
{
    public required string To { get; init; }
    public required string Body { get; init; }
    public string? IdempotencyKey { get; set; }
}

public sealed class SmsGateway(Action<SmsRequest> http)
{
    public Task SendAsync(SmsRequest request)
    {
        http(request);
        return Task.CompletedTask;
    }
}

public static class Keys
{
    public static string ForAttempt(Reminder reminder) => string.Join('-', reminder.Phone, Guid.NewGuid().ToString("N"));
    public static string ForReminder(Reminder reminder) => string.Join('-', "reminder", reminder.Id);
}

public abstract class ReminderJob
{
    private readonly ConcurrentDictionary<string, byte> _done = new();
    public int Sent { get; private set; }

    protected void Once(string key)
    {
        if (!_done.TryAdd(key, 0))
            return;

        Sent++;
    }
}

public sealed class Reminders(SmsGateway gateway, TimeProvider time) : ReminderJob
{
    [Idempotent]
    public async Task RemindAsync(Reminder reminder)
    {
        SmsRequest request = new() { To = reminder.Phone, Body = reminder.Text };
        request.IdempotencyKey = Keys.ForAttempt(reminder);
        await gateway.SendAsync(request); // want: TERN2014
    }

    [Idempotent]
    public Task RemindLateAsync(Reminder reminder)
    {
        long stamp = time.GetUtcNow().UtcTicks;
        return gateway.SendAsync(new SmsRequest { To = reminder.Phone, Body = reminder.Text, IdempotencyKey = $"{reminder.Id}/{stamp}" }); // want: TERN2014
    }

    [Idempotent]
    public async Task RemindKeyedAsync(Reminder reminder)
    {
        string key = Keys.ForReminder(reminder);
        await gateway.SendAsync(new SmsRequest { To = reminder.Phone, Body = reminder.Text, IdempotencyKey = key });
        Once(key);
    }
}

public static class Case
{
    private static readonly Reminder Dentist = new("r-5", "+4712", "dentist at nine");
    public static IAsyncEnumerable<string> Demo1() => Run(r => r.RemindAsync(Dentist));
    public static IAsyncEnumerable<string> Demo2() => Run(r => r.RemindLateAsync(Dentist));
    public static IAsyncEnumerable<string> Safe1() => Run(r => r.RemindKeyedAsync(Dentist));
    private static IAsyncEnumerable<string> Run(Func<Reminders, Task> act)
    {
        HashSet<string?> phones = [];
        Reminders reminders = new(new SmsGateway(r => phones.Add(r.IdempotencyKey)), TimeProvider.System);
        return Twice(() => act(reminders), () => $"{phones.Count} {reminders.Sent}");
    }
    private static async IAsyncEnumerable<string> Twice(Func<Task> act, Func<object?> state)
    {
        for (int attempt = 0; attempt < 2; attempt++)
        {
            string end = await Task.Run(act).ContinueWith(t => t.Exception?.InnerException?.GetType().Name ?? "done");
            yield return $"{end}: {state()}";
        }
    }
}
