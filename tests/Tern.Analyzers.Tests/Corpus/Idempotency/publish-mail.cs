// case: publish-mail
// category: publish
// rationale: a mail is sent once more
// rule: TERN2011

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Dev.PublishMail;

public interface IMailer
{
    Task SendAsync(string to, string subject);
}

public sealed class Outgoing : IMailer
{
    public int Count { get; private set; }

    public Task SendAsync(string to, string subject)
    {
        Count++;
        return Task.CompletedTask;
    }
}

public interface IReminders
{
    [Idempotent]
    Task RemindAsync(string user);
}

public sealed class Reminders(IMailer mailer) : IReminders
{
    public Task RemindAsync(string user) => mailer.SendAsync(user, "Do not forget"); // want: TERN2011
}

public static class Case
{
    public static async IAsyncEnumerable<string> Demo1()
    {
        Outgoing mails = new();
        for (int attempt = 0; attempt < 2; attempt++)
        {
            await new Reminders(mails).RemindAsync("a");
            yield return $"{mails.Count}";
        }
    }
}
