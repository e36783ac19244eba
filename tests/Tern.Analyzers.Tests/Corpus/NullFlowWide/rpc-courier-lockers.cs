// case: rpc-courier-lockers
// category: rpc
// rationale: union replies read through the wrong arm, and handlers that answer null on one path
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.RpcCourierLockers;

public enum LockerArm { None, Opened, Refused }

public sealed class Opened
{
    public string Door = "D4";
}

public sealed class Refused
{
    public string Reason = "full";
}

public sealed class LockerReply
{
    public LockerArm Arm { get; private init; }
    public Opened Opened { get; private init; } = null!;
    public Refused Refused { get; private init; } = null!;
    public static LockerReply Of(Opened opened) => new() { Arm = LockerArm.Opened, Opened = opened };
    public static LockerReply Of(Refused refused) => new() { Arm = LockerArm.Refused, Refused = refused };
}

public interface ILockers
{
    ValueTask<LockerReply> OpenAsync(string code, CancellationToken ct = default);
}

public sealed class LockerService : ILockers
{
    public async ValueTask<LockerReply> OpenAsync(string code, CancellationToken ct = default)
    {
        await Task.Yield();
        if (ct.IsCancellationRequested)
        {
            return null!;
        }

        return code.Length == 4 ? LockerReply.Of(new Opened()) : LockerReply.Of(new Refused());
    }
}

public static class Client
{
    private static int Tell(LockerReply reply)
    {
        return reply.Opened.Door.Length; // want: null-deref
    }

    private static string Text(LockerReply reply) => reply.Arm switch
    {
        LockerArm.Opened => reply.Opened.Door,
        LockerArm.Refused => reply.Refused.Reason.Trim(),
        _ => "",
    };

    private static async Task<LockerArm> Ask(ILockers lockers, string code, CancellationToken ct)
    {
        var reply = await lockers.OpenAsync(code, ct);
        return reply.Arm; // want: null-deref
    }

    private static string Sorry(LockerReply reply)
    {
        if (reply.Arm == LockerArm.None || reply.Refused.Reason.Length == 0) // want: null-deref
        {
            return "";
        }

        return reply.Refused.Reason;
    }

    public static void Demo1() => Tell(LockerReply.Of(new Refused()));
    public static void Demo2() => Text(LockerReply.Of(new Refused()));
    public static Task Demo3() => Ask(new LockerService(), "1234", new CancellationToken(true));
    public static Task Demo4() => Ask(new LockerService(), "1234", default);
    public static void Demo5() => Sorry(LockerReply.Of(new Opened()));
    public static void Demo6() => Console.Write(Text(LockerReply.Of(new Opened())) + Sorry(LockerReply.Of(new Refused())));
}
