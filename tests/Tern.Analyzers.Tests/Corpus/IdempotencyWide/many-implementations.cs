// case: many-implementations
// category: calls
// rationale: an interface of which two implementations change what they should not
// rule: TERN2008, TERN2012

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide.ManyImplementations;

public interface IChannelSender
{
    Task SendAsync(string recipient, string text);
}

public sealed class InAppSender : IChannelSender
{
    private readonly ConcurrentDictionary<string, ConcurrentQueue<string>> _boxes = new();

    public int Unread(string recipient) => _boxes[recipient].Count;

    public Task SendAsync(string recipient, string text)
    {
        ConcurrentQueue<string> box = _boxes.GetOrAdd(recipient, static _ => new ConcurrentQueue<string>());
        box.Enqueue(text); // want: TERN2008
        return Task.CompletedTask;
    }
}

public sealed class SpoolSender(string file) : IChannelSender
{
    public async Task SendAsync(string recipient, string text)
    {
        await using StreamWriter writer = File.AppendText(file); // want: TERN2012
        await writer.WriteLineAsync($"{recipient}\t{text}");
    }
}

public sealed class LastOnlySender : IChannelSender
{
    private readonly Dictionary<string, string> _last = [];

    public string Last(string recipient) => _last[recipient];

    public Task SendAsync(string recipient, string text)
    {
        _last[recipient] = text;
        return Task.CompletedTask;
    }
}

public sealed class FilteringSender(IChannelSender inner, Func<string, bool> wanted) : IChannelSender
{
    public Task SendAsync(string recipient, string text) => wanted(recipient) ? inner.SendAsync(recipient, text) : Task.CompletedTask;
}

public interface INotices
{
    [Idempotent] Task TellAsync(string recipient, string text);
    [Idempotent] Task ShowAsync(string recipient, string text);
}

public sealed class Notices(IEnumerable<IChannelSender> senders, LastOnlySender screen) : INotices
{
    public async Task TellAsync(string recipient, string text)
    {
        foreach (IChannelSender sender in senders)
        {
            await sender.SendAsync(recipient, text);
        }
    }

    public Task ShowAsync(string recipient, string text) => screen.SendAsync(recipient, text);
}

public static class Case
{
    public static IAsyncEnumerable<string> Demo1()
    {
        InAppSender sender = new();
        Notices notices = new([new FilteringSender(sender, _ => true)], new LastOnlySender());
        return Twice(async () => { await notices.TellAsync("r", "x"); return $"{sender.Unread("r")}"; });
    }

    public static IAsyncEnumerable<string> Demo2()
    {
        string file = Path.GetTempFileName();
        Notices notices = new([new SpoolSender(file)], new LastOnlySender());
        return Twice(async () => { await notices.TellAsync("r", "x"); return $"{new FileInfo(file).Length}"; });
    }

    public static IAsyncEnumerable<string> Safe1()
    {
        LastOnlySender screen = new();
        Notices notices = new([], screen);
        return Twice(async () => { await notices.ShowAsync("r", "x"); return screen.Last("r"); });
    }

    private static async IAsyncEnumerable<string> Twice(Func<Task<string>> act)
    {
        yield return await act();
        yield return await act();
    }
}
