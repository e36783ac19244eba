// Elements that are listed among others, and the results of tasks, stand in the order of what they come from.
using System.Threading.Tasks;

namespace Variations.PlacesKept;

public sealed class Lamp(string name)
{
    public string Name => name;
}

public static class Demo
{
    private static Lamp? Find(int number) => number > 1 ? new Lamp("L" + number) : null;

    private static async Task<Lamp?> FindAsync(int number)
    {
        await Task.Yield();
        return Find(number);
    }

    private static int Listed()
    {
        Lamp?[] found = [Find(2), Find(1)];
        Lamp?[] all = [new Lamp("a"), .. found, new Lamp("b")];
        return all[2]!.Name.Length; // want: null-deref
    }

    private static int ListedSafe()
    {
        Lamp?[] found = [Find(2), Find(3)];
        Lamp?[] all = [null, .. found, null];
        return all[1]!.Name.Length + all[2]!.Name.Length;
    }

    private static int Behind()
    {
        Lamp?[] found = [Find(1), Find(3)];
        Lamp?[] all = [.. found, new Lamp("b")];
        return all[2]!.Name.Length + all[1]!.Name.Length;
    }

    private static async Task<int> Awaited()
    {
        Lamp?[] all = await Task.WhenAll(FindAsync(2), FindAsync(1));
        return all[1]!.Name.Length; // want: null-deref
    }

    private static async Task<int> AwaitedSafe()
    {
        Lamp?[] all = await Task.WhenAll(FindAsync(2), FindAsync(1));
        return all[0]!.Name.Length;
    }

    public static void DemoListed() => Listed();
    public static void DemoListedSafe() => ListedSafe();
    public static void DemoBehind() => Behind();
    public static Task DemoAwaited() => Awaited();
    public static Task DemoAwaitedSafe() => AwaitedSafe();
}
