// Values carried round a loop.
namespace Variations.Loops;

public sealed class Item
{
    public string Name = "n";
    public Item? Next;
}

public static class Case
{
    private static Item? Find(List<Item> items, string name)
    {
        for (int i = 0; i < items.Count; i++)
        {
            if (items[i].Name == name)
            {
                return items[i];
            }
        }

        return null;
    }

    private static int A1(List<Item> items) => Find(items, "z")!.Name.Length; // want: null-deref

    private static int A2(List<Item> items) => Find(items, "z") is { } item ? item.Name.Length : 0;

    private static int B1(Item[] items)
    {
        Item? last = null;
        int i = 0;
        while (i < items.Length)
        {
            last = items[i];
            i++;
        }

        return last!.Name.Length; // want: null-deref
    }

    private static int B2(Item[] items)
    {
        if (items.Length == 0)
        {
            return 0;
        }

        Item? last = null;
        foreach (var item in items)
        {
            last = item;
        }

        return last == null ? 0 : last.Name.Length;
    }

    private static int C1(Item? head)
    {
        int n = 0;
        while (true)
        {
            n += head!.Name.Length; // want: null-deref
            head = head.Next;
            if (n > 100)
            {
                return n;
            }
        }
    }

    private static int C2(Item? head)
    {
        int n = 0;
        while (head != null)
        {
            n += head.Name.Length;
            head = head.Next;
        }

        return n;
    }

    private static int D1(List<Item> items)
    {
        Item? best = null;
        foreach (var item in items)
        {
            if (best == null || item.Name.Length > best.Name.Length)
            {
                best = item;
            }
        }

        return best!.Name.Length; // want: null-deref
    }

    private static int D2(List<Item> items)
    {
        string? pending = "p";
        int n = 0;
        foreach (var item in items)
        {
            n += pending!.Length; // want: null-deref
            pending = item.Next?.Name;
        }

        return n;
    }

    private static int E1(int tries)
    {
        Item? got = null;
        for (int i = 0; i < tries && got is null; i++)
        {
            got = i == 1 ? new Item() : null;
        }

        return got?.Name.Length ?? 0;
    }

    private static int E2()
    {
        Item? got;
        int i = 0;
        do
        {
            got = i == 1 ? new Item() : null;
            i++;
        }
        while (got == null);
        return got.Name.Length;
    }

    public static void Demo1() => A1(new List<Item>());

    public static void Demo2() => A2(new List<Item>());

    public static void Demo3() => B1(Array.Empty<Item>());

    public static void Demo4() => B2(Array.Empty<Item>());

    public static void Demo5() => C1(new Item());

    public static void Demo6() => C2(new Item());

    public static void Demo7() => D1(new List<Item>());

    public static void Demo8() => D2(new List<Item> { new Item(), new Item() });

    public static void Demo9() => E1(1);

    public static void Demo10() => E2();
}
