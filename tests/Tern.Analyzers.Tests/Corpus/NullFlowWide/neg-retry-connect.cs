// case: neg-retry-connect
// category: negative-loop
// rationale: loops that leave only with a value: retry with rethrow, do-while until found, for-ever with break
// csc: false-positive

using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.NegRetryConnect;

public sealed class Wire
{
    public string Remote = "r";
}

public sealed class Connector
{
    private int _failures;

    public Connector(int failures) => _failures = failures;

    private Wire? TryOpen() => _failures-- > 0 ? null : new Wire();

    private Wire OpenOrThrow() => TryOpen() ?? throw new IOException("down");

    public string WithRethrow(int attempts)
    {
        Wire? wire = null;
        for (int i = 1; wire == null; i++)
        {
            try
            {
                wire = OpenOrThrow();
            }
            catch (IOException) when (i < attempts)
            {
                Thread.Yield();
            }
        }

        return wire.Remote;
    }

    public string UntilFound()
    {
        Wire? wire;
        do
        {
            wire = TryOpen();
        }
        while (wire is null);
        return wire.Remote;
    }

    public string LastError(int attempts)
    {
        Exception? last = null;
        for (int i = 0; i < attempts; i++)
        {
            try
            {
                return OpenOrThrow().Remote;
            }
            catch (IOException e)
            {
                last = e;
            }
        }

        if (attempts <= 0)
        {
            return "no attempt";
        }

        return last.Message; // csc-false
    }
}

public static class Case
{
    public static int Demo1() => new Connector(2).WithRethrow(5).Length + new Connector(2).UntilFound().Length;

    public static int Demo2() => new Connector(9).LastError(3).Length + new Connector(0).LastError(0).Length + new Connector(1).LastError(2).Length;
}
