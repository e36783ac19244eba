// case: stream-bird-ringing
// category: iterators
// rationale: null yielded by an iterator, by an async stream and by a projection over two sequences
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.StreamBirdRinging;

public sealed class Ring
{
    public string Code = "R1";
    public string? Species;
}

public static class Nets
{
    public static IEnumerable<Ring> Walk(IEnumerable<string> codes)
    {
        foreach (var code in codes)
        {
            if (code == "end")
            {
                yield break;
            }

            yield return code.Length == 0 ? null! : new Ring { Code = code };
        }
    }

    public static async IAsyncEnumerable<Ring> Listen(int hours, [EnumeratorCancellation] CancellationToken token = default)
    {
        for (int h = 0; h < hours && !token.IsCancellationRequested; h++)
        {
            await Task.Yield();
            Ring caught = default!;
            if (h % 2 == 0)
            {
                caught = new Ring { Code = "H" + h };
            }

            yield return caught;
        }
    }

    public static IEnumerable<string> Species(IEnumerable<Ring> rings) => rings.Select(r => r.Species!);
}

public static class Case
{
    private static int Tally(params string[] codes)
    {
        int n = 0;
        foreach (var ring in Nets.Walk(codes))
        {
            n += ring.Code.Length; // want: null-deref
        }

        return n;
    }

    private static int TallyCaught(params string[] codes) => Nets.Walk(codes).Where(r => r != null).Sum(r => r.Code.Length);

    private static async Task<int> Night(int hours)
    {
        int n = 0;
        await foreach (var ring in Nets.Listen(hours).WithCancellation(default))
        {
            n += ring.Code.Length; // want: null-deref
        }

        return n;
    }

    private static string Rarest(params string[] codes) =>
        Nets.Species(Nets.Walk(codes)).Aggregate("", (best, s) => s.Length > best.Length ? s : best); // want: null-deref

    public static void Demo1() => Tally("A1", "", "B2");
    public static void Demo2() => TallyCaught("A1", "", "B2");
    public static void Demo3() => Tally("A1", "end", "");
    public static Task Demo4() => Night(2);
    public static Task Demo5() => Night(1);
    public static void Demo6() => Rarest("A1");
}
