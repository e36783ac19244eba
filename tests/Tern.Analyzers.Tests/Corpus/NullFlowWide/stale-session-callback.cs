// case: stale-session-callback
// category: stale-state
// rationale: a tested member is cleared by a handler, by an awaited method, or changes between two property reads
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.StaleSessionCallback;

public sealed class Session
{
    private readonly Queue<string> _pending = new();
    private string? _token = "t";

    public event Action<Session>? Expiring;

    public string? Next => _pending.TryDequeue(out var s) ? s : null;

    public void Add(string s) => _pending.Enqueue(s);

    public void Logout() => _token = null;

    public int Renew()
    {
        if (_token == null)
        {
            return 0;
        }

        Expiring?.Invoke(this);
        return _token.Length; // want: null-deref
    }

    public int RenewSnapshot()
    {
        var token = _token;
        if (token == null)
        {
            return 0;
        }

        Expiring?.Invoke(this);
        return token.Length;
    }

    private async Task FlushAsync()
    {
        await Task.Yield();
        Logout();
    }

    public async Task<int> CloseAsync()
    {
        if (_token is { Length: > 0 })
        {
            await FlushAsync();
            return _token.Length; // want: null-deref
        }

        return 0;
    }
}

public static class Case
{
    private static int Handle(Session s) => s.Next != null ? s.Next.Length : 0; // want: null-deref

    private static int HandleOnce(Session s) => s.Next is { } n ? n.Length : 0;

    private static Session Make()
    {
        var s = new Session();
        s.Add("only");
        s.Expiring += x => x.Logout();
        return s;
    }

    public static int Demo1() => Make().Renew();
    public static int Demo2() => Make().RenewSnapshot();
    public static Task<int> Demo3() => Make().CloseAsync();
    public static int Demo4() => Handle(Make());
    public static int Demo5() => HandleOnce(Make());
}
