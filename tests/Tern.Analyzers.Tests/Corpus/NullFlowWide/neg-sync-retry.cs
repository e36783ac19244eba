// case: neg-sync-retry
// category: negative-loops
// rationale: loops that end only with a value: retry with a stored exception, poll until found, do-while, a guard flag, a found index
// csc: false-positive

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide2.NegSyncRetry;

public sealed class Snapshot(int version)
{
    public int Version { get; } = version;
    public string Tag { get; } = "v" + version;
}

public sealed class Replica
{
    private int _calls;

    public Snapshot? Poll() => ++_calls % 3 == 0 ? new Snapshot(_calls) : null;
    public Snapshot Pull() => ++_calls % 2 == 0 ? new Snapshot(_calls) : throw new TimeoutException();
}

public static class Sync
{
    public static int WithRetry(Replica replica, int attempts)
    {
        Exception? last = null;
        Snapshot? result = null;
        for (int i = 0; i < attempts && result == null; i++)
        {
            try
            {
                result = replica.Pull();
            }
            catch (TimeoutException e)
            {
                last = e;
            }
        }

        if (result == null)
            throw new InvalidOperationException("gave up", last);

        return result.Version;
    }

    public static int UntilFound(Replica replica)
    {
        Snapshot? s;
        do s = replica.Poll();
        while (s == null);
        return s.Tag.Length;
    }

    public static int WithFlag(Replica replica)
    {
        Snapshot? s = null;
        bool found = false;
        while (!found)
        {
            s = replica.Poll();
            found = s is not null;
        }

        return s.Version; // csc-false
    }

    public static string Newest(params Snapshot[] all)
    {
        Snapshot? newest = null;
        foreach (var s in all)
            if (newest == null || s.Version > newest.Version) newest = s;

        return all.Length == 0 ? "none" : newest.Tag.Trim(); // csc-false
    }
}

public static class Case
{
    public static void Demo1() => Sync.WithRetry(new Replica(), 3);
    public static void Demo2() => Sync.UntilFound(new Replica());
    public static void Demo3() => Sync.WithFlag(new Replica());
    public static void Demo4() => Sync.Newest(Sync.Newest() == "none" ? [new(1), new(3), new(2)] : []);
}
