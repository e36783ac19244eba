// case: rpc-exam-proctor
// category: rpc
// rationale: a handler, a fallback and the request metadata of an exam service yield null
// csc: none

using System;
using System.Collections.Generic;
using System.Threading.Tasks;

namespace NullSafety.Wide.RpcExamProctor;

internal sealed class Verdict
{
    public string Grade { get; init; } = "A";
    public byte[] Encode() => [(byte)Grade.Length];
}

internal sealed class CallContext(params (string Key, string Value)[] headers)
{
    public string? Header(string key)
    {
        foreach (var (k, v) in headers)
        {
            if (k == key) return v;
        }

        return null;
    }
}

internal interface IProctor
{
    ValueTask<Verdict> GradeAsync(int student, CallContext ctx);
}

internal sealed class Proctor : IProctor
{
    private readonly Dictionary<int, Verdict> _done = new() { [1] = new Verdict() };

    public async ValueTask<Verdict> GradeAsync(int student, CallContext ctx)
    {
        _done.TryGetValue(student, out var verdict);
        return await Task.FromResult(verdict!);
    }
}

internal static class Host
{
    public static async Task<int> Serve(IProctor impl, int student)
    {
        Verdict v = await impl.GradeAsync(student, new CallContext());
        return v.Encode().Length; // want: null-deref
    }

    private static async Task<T> OrElse<T>(Task<T> call, Func<T> fallback)
    {
        try
        {
            return await call;
        }
        catch (TimeoutException)
        {
            return fallback();
        }
    }

    public static async Task<int> Remote(bool offline)
    {
        var call = Task.FromException<Verdict>(new TimeoutException());
        var other = await OrElse(call, () => new Verdict { Grade = "B" });
        var v = await OrElse(call, () => offline ? null! : new Verdict());
        return other.Grade.Length + v.Grade.Length; // want: null-deref
    }

    public static int Room(CallContext ctx)
    {
        var desk = ctx.Header("desk") ?? "none";
        var room = ctx.Header("room")!;
        return desk.Length + room.Split('-').Length; // want: null-deref
    }
}

public static class Demos
{
    public static Task DemoGraded() => Host.Serve(new Proctor(), 1);
    public static Task DemoAbsent() => Host.Serve(new Proctor(), 2);
    public static Task DemoOffline() => Host.Remote(true);
    public static void DemoRoom() => Host.Room(new CallContext(("desk", "4")));
}
