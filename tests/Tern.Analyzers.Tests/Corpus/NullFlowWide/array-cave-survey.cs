// case: array-cave-survey
// category: arrays
// rationale: jagged rows never allocated, a ref-returned slot, a span over a fresh array
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.ArrayCaveSurvey;

public sealed class Station
{
    public string Label = "s";
    public Station? Next;
}

public sealed class Passage
{
    private readonly Station[] _slots = new Station[8];

    public ref Station Slot(int i) => ref _slots[i & 7];

    public Station Ensure(int i)
    {
        ref var slot = ref Slot(i);
        slot ??= new Station { Label = "s" + i };
        return slot;
    }
}

public static class Case
{
    private static int[][] Profile(int shafts)
    {
        var depths = new int[shafts][];
        depths[0] = [3, 5];
        return depths;
    }

    private static int Deepest(int shafts)
    {
        int max = 0;
        foreach (var shaft in Profile(shafts))
        {
            max = Math.Max(max, shaft[0]); // want: null-deref
        }

        return max;
    }

    private static int First() => Profile(2)[0].Length;

    private static string Read(Passage p, int i)
    {
        ref var slot = ref p.Slot(i);
        return slot.Label; // want: null-deref
    }

    private static string Made(Passage p, int i) => p.Ensure(i).Label;

    private static void Name(Span<string> labels, int upTo)
    {
        for (int i = 0; i < upTo; i++)
        {
            labels[i] = "station " + i;
        }
    }

    private static int Total(int n, int named)
    {
        var labels = new string[n].AsSpan();
        Name(labels, named);
        int sum = 0;
        foreach (ref var label in labels)
        {
            sum += label.Length; // missed: null-deref
        }

        return sum;
    }

    public static void Demo1() => Deepest(2);
    public static void Demo2() => First();
    public static void Demo3() => Read(new Passage(), 2);
    public static void Demo4() => Made(new Passage(), 2);
    public static void Demo5() => Total(3, 2);
}
