// case: given-for-good
// category: static-order
// rationale: a static without a setter holds the null that its initialiser was given; the result of a task is one although the task is there
// csc: none

namespace NullSafety.GivenForGood;

public static class Settings
{
    private static readonly Dictionary<string, string> s_all = new() { ["mode"] = "fast" };

    public static string Of(string name) => s_all.GetValueOrDefault(name)!;
}

public static class Station
{
    private static readonly string s_mode = Settings.Of("mode");
    private static readonly string s_name = Settings.Of("name");

    public static string Label { get; } = None();

    public static string Place { get; } = None() ?? "here";

    private static string None() => null!;

    public static int Mode() => s_mode.Length;

    public static int Name() => s_name.Length; // want: null-deref

    public static int NameOrNone() => s_name is null ? 0 : s_name.Length;

    public static int LabelLength() => Label.Length; // want: null-deref

    public static int PlaceLength() => Place.Length;
}

public sealed class Board
{
    private string _text = "";

    public void Show(string text) => _text = text;

    public string Shown() => _text;
}

public static class News
{
    private static string Latest(bool any) => any ? "rain" : null!;

    private static async Task<string> LatestAsync(bool any)
    {
        await Task.Yield();
        return Latest(any);
    }

    public static async Task<int> Posted()
    {
        Board board = new();
        board.Show(await LatestAsync(false));
        return board.Shown().Length; // want: null-deref
    }

    public static async Task<int> PostedSome()
    {
        Board board = new();
        board.Show(await LatestAsync(true));
        return board.Shown().Length;
    }

    public static int Kept()
    {
        string latest = LatestAsync(false).Result;
        Func<string> kept = () => latest;
        return kept().Length; // want: null-deref
    }
}

public static class Case
{
    public static void DemoMode() => Station.Mode();
    public static void DemoName() => Station.Name();
    public static void DemoNone() => Station.NameOrNone();
    public static void DemoLabel() => Station.LabelLength();
    public static void DemoPlace() => Station.PlaceLength();
    public static Task DemoPosted() => News.Posted();
    public static Task DemoSome() => News.PostedSome();
    public static void DemoKept() => News.Kept();
}
