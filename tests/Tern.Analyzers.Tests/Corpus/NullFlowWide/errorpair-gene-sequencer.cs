// case: errorpair-gene-sequencer
// category: error-pair
// rationale: tuple results with an error beside the value, an ignored error, and a catch block that only logs
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.ErrorpairGeneSequencer;

public sealed record Strand(string Bases)
{
    public static Strand Parse(string text) => text.All(c => "ACGT".Contains(c)) ? new Strand(text) : throw new FormatException(text);
}

public static class Sequencer
{
    private static readonly List<string> s_log = [];

    private static (Strand strand, Exception? error) Read(string text)
    {
        try
        {
            return (Strand.Parse(text), null);
        }
        catch (FormatException e)
        {
            return (null!, e);
        }
    }

    private static int Pair(string left, string right)
    {
        var (a, ea) = Read(left);
        var (b, eb) = Read(right);
        if (ea != null)
            return -1;

        int n = a.Bases.Length;
        return n + b.Bases.Length + (eb is null ? 0 : 1); // want: null-deref
    }

    private static int PairSafe(string left, string right)
    {
        var (a, ea) = Read(left);
        var (b, eb) = Read(right);
        return ea is null && eb is null ? a.Bases.Length + b.Bases.Length : -1;
    }

    private static int Load(string text)
    {
        Strand strand = null!;
        try
        {
            strand = Strand.Parse(text);
        }
        catch (FormatException e) when (e.Message.Length > 0)
        {
            s_log.Add(e.Message);
        }

        return strand.Bases.Length; // want: null-deref
    }

    private static int LoadOrEmpty(string text)
    {
        Strand strand;
        try
        {
            strand = Strand.Parse(text);
        }
        catch (FormatException)
        {
            strand = new Strand("");
        }

        return strand.Bases.Length;
    }

    private static string Why(string text) => Read(text).error!.Message; // want: null-deref
    public static void Demo1() => Pair("ACG", "AXG");
    public static void Demo2() => PairSafe("ACG", "AXG");
    public static void Demo3() => Load("QQ");
    public static void Demo4() => LoadOrEmpty("QQ");
    public static void Demo5() => Why("ACGT");
    public static void Demo6() => Load("GATTACA");
}
