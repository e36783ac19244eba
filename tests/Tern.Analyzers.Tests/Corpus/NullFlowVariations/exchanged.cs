// Members that change places, and methods of contracts that are handed on as functions.
namespace Variations.Exchanged;

public sealed class Ledger
{
    private List<string> _today = [];
    private List<string> _before = null!;

    public void Add(string line) => _today.Add(line); // want: null-deref

    public void Turn() => (_today, _before) = (_before, _today);
}

public sealed class Diary
{
    private List<string> _today = [];
    private List<string> _before = [];

    public void Add(string line) => _today.Add(line);

    public void Turn() => Exchange(ref _today, ref _before);

    private static void Exchange<T>(ref T a, ref T b) => (a, b) = (b, a);
}

public interface ITaste<in T>
{
    bool Likes(T dish);
}

public sealed class Plain : ITaste<string>
{
    public bool Likes(string dish) => dish.Length < 6; // want: null-deref
}

public sealed class Patient : ITaste<string>
{
    public bool Likes(string? dish) => dish is { Length: < 6 };
}

public sealed class Any<T>(params ITaste<T>[] all) : ITaste<T>
{
    public bool Likes(T dish) => all.Any(t => t.Likes(dish));
}

public static class Uses
{
    public static void DemoLedger()
    {
        Ledger ledger = new();
        ledger.Add("a");
        ledger.Turn();
        ledger.Add("b");
    }

    public static void DemoDiary()
    {
        Diary diary = new();
        diary.Add("a");
        diary.Turn();
        diary.Add("b");
    }

    public static int DemoPlain()
    {
        ITaste<string> taste = new Any<string>(new Plain());
        string[] dishes = ["soup", null!];
        return dishes.Count(taste.Likes);
    }

    public static int DemoPatient()
    {
        ITaste<string> taste = new Patient();
        string[] dishes = ["soup", null!];
        return dishes.Count(taste.Likes);
    }
}
