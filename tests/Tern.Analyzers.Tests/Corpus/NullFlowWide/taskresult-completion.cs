// case: taskresult-completion
// category: null-task-result
// rationale: a completion source completed with null, results of WhenAll, and a continuation that swallows
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.TaskresultCompletion;

public sealed class Reply
{
    public string Body { get; init; } = "b";
}

public sealed class Correlator
{
    private readonly Dictionary<int, TaskCompletionSource<Reply>> _waiting = new();

    public Task<Reply> Wait(int id) => (_waiting[id] = new TaskCompletionSource<Reply>()).Task;

    public void Complete(int id, Reply reply)
    {
        if (_waiting.Remove(id, out var source))
        {
            source.SetResult(reply);
        }
    }

    public void Abandon(int id)
    {
        if (_waiting.Remove(id, out var source))
        {
            source.TrySetResult(null!);
        }
    }
}

public static class Case
{
    private static async Task<int> Exchange(bool abandon)
    {
        var c = new Correlator();
        var pending = c.Wait(1);
        if (abandon)
        {
            c.Abandon(1);
        }
        else
        {
            c.Complete(1, new Reply());
        }

        var reply = await pending;
        return reply.Body.Length; // missed: null-deref
    }

    private static async Task<Reply> FetchAsync(string url)
    {
        await Task.Yield();
        return url.StartsWith("http", StringComparison.Ordinal) ? new Reply() : default!;
    }

    private static async Task<int> SumAsync(params string[] urls)
    {
        var replies = await Task.WhenAll(urls.Select(FetchAsync));
        int n = 0;
        foreach (var r in replies)
        {
            n += r.Body.Length; // want: null-deref
        }

        return n;
    }

    private static async Task<int> SumPresentAsync(params string[] urls)
    {
        var replies = await Task.WhenAll(urls.Select(FetchAsync));
        return replies.Where(r => r != null).Sum(r => r.Body.Length);
    }

    public static Task Demo1() => Exchange(abandon: true);
    public static Task Demo2() => Exchange(abandon: false);
    public static Task Demo3() => SumAsync("http://a", "ftp://b");
    public static Task Demo4() => SumPresentAsync("http://a", "ftp://b");
}
