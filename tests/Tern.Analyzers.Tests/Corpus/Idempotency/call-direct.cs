// case: call-direct
// category: rpc
// rationale: a method of a service that is not marked is called
// rule: TERN2005

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Dev.CallDirect;

[RpcService]
public interface IMail
{
    ValueTask SendAsync(string to, string text);
}

[RpcService]
public interface IWelcome
{
    [Idempotent]
    ValueTask GreetAsync(string user);
}

public sealed class Welcome(IMail mail) : IWelcome
{
    public async ValueTask GreetAsync(string user)
    {
        await mail.SendAsync(user, "Hello"); // want: TERN2005
    }
}

public sealed class Post : IMail
{
    public int Sent { get; private set; }

    public ValueTask SendAsync(string to, string text)
    {
        Sent++;
        return default;
    }
}

public static class Case
{
    public static async IAsyncEnumerable<string> Demo1()
    {
        Post post = new();
        for (int attempt = 0; attempt < 2; attempt++)
        {
            await new Welcome(post).GreetAsync("a");
            yield return $"{post.Sent}";
        }
    }
}
