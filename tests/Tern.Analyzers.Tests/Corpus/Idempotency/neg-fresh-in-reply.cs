// case: neg-fresh-in-reply
// category: fresh
// rationale: what is new is only told
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

namespace Idempotency.Dev.NegFreshInReply;

public sealed record Token(Guid Id, DateTimeOffset At, string User);

public interface ITokens
{
    [Idempotent]
    Task<Token> PeekAsync(string user);
}

public sealed class Tokens : ITokens
{
    private string _user = "";

    public string State => _user;

    public Task<Token> PeekAsync(string user)
    {
        Token token = new(Guid.NewGuid(), DateTimeOffset.UtcNow, user);
        _user = token.User;
        return Task.FromResult(token);
    }
}

public static class Case
{
    public static async IAsyncEnumerable<string> Demo1()
    {
        Tokens tokens = new();
        for (int attempt = 0; attempt < 2; attempt++)
        {
            await tokens.PeekAsync("a");
            yield return tokens.State;
        }
    }
}
