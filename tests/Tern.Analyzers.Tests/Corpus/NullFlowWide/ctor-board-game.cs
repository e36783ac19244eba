// case: ctor-board-game
// category: constructor leak, virtual call in constructor
// rationale: a base constructor calls an override, and a constructor registers this before its fields are set
// csc: none

namespace NullSafety.CtorBoardGame;

public abstract class Piece
{
    protected Piece(int row, int column)
    {
        Row = row;
        Column = column;
        Caption = Describe();
    }

    public int Row { get; }
    public int Column { get; }
    public string Caption { get; }

    protected abstract string Describe();
}

public sealed class Stone : Piece
{
    private readonly bool _dark;

    public Stone(bool dark)
        : base(0, 0) => _dark = dark;

    protected override string Describe() => _dark ? "dark" : "light";
}

public sealed class Banner : Piece
{
    private readonly string _motto;
    private readonly string _glyph = "B";

    public Banner(string motto)
        : base(1, 1)
    {
        _motto = motto;
    }

    protected override string Describe() =>
        _glyph + _motto.Length; // want: null-deref
}

public sealed class Table
{
    public List<string> Log { get; } = new();

    public void Seat(Player player) => Log.Add(player.Initial());
}

public sealed class Player
{
    private readonly string _name;

    public Player(Table table, string name)
    {
        table.Seat(this);
        _name = name;
    }

    public Player(string name, Table table)
    {
        _name = name;
        table.Seat(this);
    }

    public string Initial() => _name.Substring(0, 1); // want: null-deref
}

public static class Case
{
    public static void DemoBanner() => new Banner("onward");

    public static void DemoStone() => Console.WriteLine(new Stone(true).Caption);

    public static void DemoSeatedEarly() => new Player(new Table(), "Vera");

    public static void DemoSeatedLate() => new Player("Vera", new Table()).Initial();
}
