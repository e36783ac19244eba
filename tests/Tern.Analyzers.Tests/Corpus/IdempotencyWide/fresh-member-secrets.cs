// case: fresh-member-secrets
// category: fresh
// rationale: chance and the clock end up in what is kept of a member
// rule: TERN2006

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Threading;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide.FreshMemberSecrets;

public sealed class Member
{
    public string Name { get; set; } = "";

    public string? ResetToken { get; set; }

    public byte[] Salt { get; set; } = [];

    public DateTimeOffset JoinedAt { get; set; }

    public override string ToString() => $"{Name} {ResetToken} {Convert.ToHexString(Salt)} {JoinedAt.UtcTicks}";
}

public interface IMembers
{
    [Idempotent]
    Task ForgetPasswordAsync(string name);

    [Idempotent]
    Task JoinAsync(string name);

    [Idempotent]
    Task ResaltAsync(string name);

    [Idempotent]
    Task JoinDatedAsync(string name, DateTimeOffset joinedAt, string token);
}

public sealed class Members(TimeProvider time) : IMembers
{
    private readonly ConcurrentDictionary<string, Member> _members = new();

    public string State => string.Join(";", _members.Values);

    public Task ForgetPasswordAsync(string name)
    {
        Member member = _members.GetOrAdd(name, n => new Member { Name = n });
        member.ResetToken = RandomNumberGenerator.GetHexString(16); // want: TERN2006
        return Task.CompletedTask;
    }

    public Task JoinAsync(string name)
    {
        Member member = new() { Name = name, JoinedAt = time.GetUtcNow() };
        _members[name] = member; // want: TERN2006
        return Task.CompletedTask;
    }

    public Task ResaltAsync(string name)
    {
        if (_members.TryGetValue(name, out Member? member))
        {
            member.Salt = RandomNumberGenerator.GetBytes(16); // want: TERN2006
        }

        return Task.CompletedTask;
    }

    public Task JoinDatedAsync(string name, DateTimeOffset joinedAt, string token)
    {
        _members[name] = new Member { Name = name, JoinedAt = joinedAt, ResetToken = token };
        return Task.CompletedTask;
    }
}

public static class Case
{
    private static readonly Members Members = new(TimeProvider.System);

    public static IAsyncEnumerable<string> Demo1() => Twice(() => Members.ForgetPasswordAsync("ann"), () => Members.State);

    public static IAsyncEnumerable<string> Demo2() => Twice(() => Members.JoinAsync("bob"), () => Members.State);

    public static IAsyncEnumerable<string> Demo3() => Twice(() => Members.ResaltAsync("ann"), () => Members.State);

    public static IAsyncEnumerable<string> Safe1() => Twice(() => Members.JoinDatedAsync("eve", DateTimeOffset.UnixEpoch, "t"), () => Members.State);

    private static async IAsyncEnumerable<string> Twice(Func<Task> act, Func<object?> state)
    {
        for (int attempt = 0; attempt < 2; attempt++)
        {
            Task run = Task.Run(act);
            await run.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            yield return $"{run.Exception?.InnerException?.GetType().Name ?? "done"}: {state()}";
        }
    }
}
