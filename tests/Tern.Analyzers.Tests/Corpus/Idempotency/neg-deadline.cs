// case: neg-deadline
// category: time
// rationale: time that limits, and is not kept
// rule: none

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Dev.NegDeadline;

public sealed record Ask(string Text, DateTimeOffset Deadline);

[RpcService]
public interface IOracle
{
    [Idempotent]
    ValueTask<string> AskAsync(Ask request);
}

public interface IHelp
{
    [Idempotent]
    Task<string> HelpAsync(string text);
}

public sealed class Help(IOracle oracle, TimeProvider time) : IHelp
{
    public async Task<string> HelpAsync(string text)
    {
        using CancellationTokenSource source = new(TimeSpan.FromSeconds(5), time);
        DateTimeOffset deadline = time.GetUtcNow().AddSeconds(2);
        while (time.GetUtcNow() < deadline)
        {
            string answer = await oracle.AskAsync(new Ask(text, deadline));
            if (answer.Length > 0)
            {
                return answer;
            }
        }

        return "";
    }
}

public sealed class Oracle : IOracle
{
    public ValueTask<string> AskAsync(Ask request) => new(request.Text + "!");
}

public static class Case
{
    public static async IAsyncEnumerable<string> Demo1()
    {
        Help help = new(new Oracle(), TimeProvider.System);
        for (int attempt = 0; attempt < 2; attempt++)
        {
            string text = await help.HelpAsync("a");
            yield return text;
        }
    }
}
