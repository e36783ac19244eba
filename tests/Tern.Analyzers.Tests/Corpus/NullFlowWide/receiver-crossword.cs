// case: receiver-crossword
// category: receiver, extension method
// rationale: an extension call on a null receiver succeeds, the null is dereferenced inside the extension or on its result
// csc: none

namespace NullSafety.Crossword;

public enum Direction
{
    Across,
    Down,
}

public sealed record Clue(int Number, Direction Direction, string Hint, string Answer);

public static class ClueExtensions
{
    public static bool IsLong(this Clue clue) => clue.Answer.Length > 7; // want: null-deref

    public static bool IsBlank(this Clue? clue) => clue is null || clue.Hint.Length == 0;

    public static string Label(this Clue? clue) => clue is null ? "-" : $"{clue.Number} {clue.Direction}";

    public static Clue OrTwin(this Clue clue, Grid grid)
    {
        if (!clue.IsBlank())
        {
            return clue;
        }

        return grid.Cross(clue)!;
    }
}

public sealed class Grid
{
    private readonly List<Clue> _clues = [];

    public Grid Add(int number, Direction direction, string hint, string answer)
    {
        _clues.Add(new Clue(number, direction, hint, answer));
        return this;
    }

    public Clue? At(int number, Direction direction) => _clues.Find(c => c.Number == number && c.Direction == direction);

    public Clue? Cross(Clue? clue)
    {
        return clue is null ? null : _clues.Find(c => c.Number == clue.Number && c.Direction != clue.Direction);
    }
}

public static class Setter
{
    private static Grid Monday() => new Grid().Add(1, Direction.Across, "Night bird", "Owl").Add(1, Direction.Down, "", "Oboe").Add(2, Direction.Down, "", "Reef");

    private static bool LongAt(Grid grid, int number) => grid.At(number, Direction.Across)!.IsLong();

    private static string HintFor(Grid grid, int number)
    {
        var clue = grid.At(number, Direction.Down)!.OrTwin(grid);
        return clue.Hint.ToUpperInvariant(); // want: null-deref
    }

    private static string LabelAt(Grid grid, int number)
    {
        var clue = grid.At(number, Direction.Across);
        return clue.IsBlank() ? clue.Label() : clue.Label() + "*";
    }

    public static void DemoNoSuchNumber() => LongAt(Monday(), 9);

    public static void DemoKnownNumber() => LongAt(Monday(), 1);

    public static void DemoNoTwin() => HintFor(Monday(), 2);

    public static void DemoTwin() => HintFor(Monday(), 1);

    public static void DemoLabels()
    {
        Console.WriteLine(LabelAt(Monday(), 9));
        Console.WriteLine(LabelAt(Monday(), 1));
    }
}
