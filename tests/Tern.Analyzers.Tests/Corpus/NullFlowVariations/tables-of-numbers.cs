// Numbers that stand in the code, in a list or in a table of a read-only static, lie between the least and the greatest of them.
using System.Linq;

namespace Variations.TablesOfNumbers;

public sealed class Knot(int size)
{
    public int Size => size;
}

public static class Demo
{
    private static readonly int[] s_small = [1, 2];
    private static readonly int[] s_large = { 2, 3, 5 };
    private static readonly int[] s_changed = [2, 3];

    private static Knot? Find(int number) => number > 1 ? new Knot(number) : null;

    private static void Change() => s_changed[0] = 1;

    private static int First() => s_small.Select(Find).First()!.Size; // want: null-deref

    private static int FirstSafe() => (from n in s_large select Find(n)).First()!.Size;

    private static int Summed()
    {
        int sum = 0;
        foreach (int n in s_small)
        {
            sum += Find(n)!.Size; // want: null-deref
        }

        return sum;
    }

    private static int SummedSafe()
    {
        int sum = 0;
        foreach (int n in s_large)
        {
            sum += Find(n)!.Size;
        }

        return sum;
    }

    private static int SummedChanged()
    {
        Change();
        return s_changed.Sum(n => Find(n)!.Size); // want: null-deref
    }

    private static int ListedSafe()
    {
        Knot? knot = null;
        foreach (int n in new[] { 4, 2 })
        {
            knot = new Knot(n);
            if (n > 1)
            {
                continue;
            }

            knot = null;
        }

        return knot!.Size;
    }

    private static int Last()
    {
        Knot? knot = null;
        foreach (int n in new[] { 4, 1 })
        {
            knot = Find(n);
        }

        return knot!.Size; // want: null-deref
    }

    public static void DemoFirst() => First();
    public static void DemoFirstSafe() => FirstSafe();
    public static void DemoSummed() => Summed();
    public static void DemoSummedSafe() => SummedSafe();
    public static void DemoSummedChanged() => SummedChanged();
    public static void DemoListedSafe() => ListedSafe();
    public static void DemoLast() => Last();
}
