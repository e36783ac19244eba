// case: fresh-invitations
// category: fresh
// rationale: tokens, codes and numbers that are drawn and kept
// rule: TERN2006

using System;
using System.Collections.Generic;
using System.Security.Cryptography;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide.FreshInvitations;

public sealed record Invitation(string Email, string Code, bool Sent);

public interface IInvitations
{
    [Idempotent] Task InviteAsync(string email);
    [Idempotent] Task ResetAsync(string email);
    [Idempotent] Task AssignLockerAsync(string email);
    [Idempotent] Task<string> VerifyAsync(string email, string code);
    [Idempotent] Task MarkSentAsync(string email);
}

public static class Codes
{
    public static string Next() => Convert.ToHexString(RandomNumberGenerator.GetBytes(8));
    public static string For(string email) => Convert.ToHexString(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(email)));
}

public sealed class Invitations : IInvitations
{
    private readonly Dictionary<string, Invitation> _invitations = [];
    private readonly Dictionary<string, int> _lockers = [];
    private readonly Dictionary<string, Guid> _resets = [];

    public string State => string.Join(",", _invitations.Values) + string.Join(",", _lockers) + string.Join(",", _resets);

    public Task InviteAsync(string email)
    {
        string code = Codes.Next();
        _invitations[email] = new Invitation(email, code, false); // want: TERN2006
        return Task.CompletedTask;
    }

    public Task ResetAsync(string email)
    {
        _resets[email] = Guid.CreateVersion7(); // want: TERN2006
        return Task.CompletedTask;
    }

    public Task AssignLockerAsync(string email)
    {
        int locker = new Random().Next(1, 1_000_000_000);
        _lockers[email] = locker; // want: TERN2006
        return Task.CompletedTask;
    }

    public Task<string> VerifyAsync(string email, string code)
    {
        string expected = Codes.For(email);
        _invitations[email] = new Invitation(email, expected, false);
        return Task.FromResult(expected == code ? "right" : "wrong");
    }

    public Task MarkSentAsync(string email)
    {
        Invitation old = _invitations.TryGetValue(email, out Invitation? found) ? found : new Invitation(email, Codes.For(email), false);
        _invitations[email] = old with { Sent = true };
        return Task.CompletedTask;
    }
}

public static class Case
{
    public static IAsyncEnumerable<string> Demo1()
    {
        Invitations invitations = new();
        return Twice(async () => { await invitations.InviteAsync("e"); return invitations.State; });
    }

    public static IAsyncEnumerable<string> Demo2()
    {
        Invitations invitations = new();
        return Twice(async () => { await invitations.ResetAsync("e"); return invitations.State; });
    }

    public static IAsyncEnumerable<string> Demo3()
    {
        Invitations invitations = new();
        return Twice(async () => { await invitations.AssignLockerAsync("e"); return invitations.State; });
    }

    public static IAsyncEnumerable<string> Safe1()
    {
        Invitations invitations = new();
        return Twice(async () => { string answer = await invitations.VerifyAsync("e", "c"); return answer + invitations.State; });
    }

    public static IAsyncEnumerable<string> Safe2()
    {
        Invitations invitations = new();
        return Twice(async () => { await invitations.MarkSentAsync("e"); return invitations.State; });
    }

    private static async IAsyncEnumerable<string> Twice(Func<Task<string>> act)
    {
        yield return await act();
        yield return await act();
    }
}
