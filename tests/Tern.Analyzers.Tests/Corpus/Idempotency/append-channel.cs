// case: append-channel
// category: append
// rationale: a message is written to a channel
// rule: TERN2008

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Dev.AppendChannel;

public interface IFeed
{
    [Idempotent]
    ValueTask PushAsync(string item);
}

public sealed class Feed : IFeed
{
    private readonly System.Threading.Channels.Channel<string> _channel = System.Threading.Channels.Channel.CreateUnbounded<string>();

    public int Count => _channel.Reader.Count;

    public async ValueTask PushAsync(string item)
    {
        await _channel.Writer.WriteAsync(item); // want: TERN2008
    }
}

public static class Case
{
    public static async IAsyncEnumerable<string> Demo1()
    {
        Feed feed = new();
        for (int attempt = 0; attempt < 2; attempt++)
        {
            await feed.PushAsync("a");
            yield return $"{feed.Count}";
        }
    }
}
