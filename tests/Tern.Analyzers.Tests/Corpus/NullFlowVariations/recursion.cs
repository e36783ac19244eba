// Methods that call themselves or each other.
namespace Variations.Recursion;

public sealed class Shelf
{
    public string Label = "l";
    public int Level;
    public Shelf? Below;
}

public static class Case
{
    private static string? Countdown(int steps) => steps > 0 ? Countdown(steps - 1) : null;

    private static int CountdownLength() => Countdown(3).Length; // want: null-deref

    private static string? Ping(int n) => n == 0 ? null : Pong(n - 1);

    private static string? Pong(int n) => n > 90 ? "pong" : Ping(n);

    private static int PingLength() => Ping(4).Length; // want: null-deref

    private static Shelf? Search(Shelf? shelf, int level)
    {
        if (shelf is null)
        {
            return null;
        }

        return shelf.Level == level ? shelf : Search(shelf.Below, level);
    }

    private static int SearchLength() => Search(new Shelf { Below = new Shelf() }, 7).Label.Length; // want: null-deref

    private static int SearchTested() => Search(new Shelf(), 7)?.Label.Length ?? 0;

    // The flag is handed on as it came: with it, no call gives null.
    private static Shelf? Need(Shelf? shelf, int level, bool mustExist)
    {
        if (shelf is null)
        {
            return mustExist ? throw new InvalidOperationException() : null;
        }

        return shelf.Level == level ? shelf : Need(shelf.Below, level, mustExist);
    }

    private static int NeedLength() => Need(new Shelf(), 1, true).Label.Length;

    private static int WishLength() => Need(new Shelf(), 1, false).Label.Length; // want: null-deref

    private static string Repeat(int n, string text) => n == 0 ? "" : text + Repeat(n - 1, text);

    private static int RepeatLength() => Repeat(3, "a").Length;

    private static string? Fallback(int n) => n > 5 ? null : Fallback(n + 1) ?? "given";

    private static int FallbackLength() => Fallback(1).Length;
}
