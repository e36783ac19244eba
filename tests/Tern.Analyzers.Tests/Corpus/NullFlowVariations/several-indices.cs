// An element that several indices name is one of its own, in an array that an initialiser fills and behind an indexer.
namespace Variations.SeveralIndices;

public sealed class Tile(string name)
{
    public string Name => name;
}

public sealed class Board
{
    private readonly Tile?[,] _tiles = new Tile?[3, 3];

    public Tile? this[int row, int column]
    {
        get => _tiles[row, column];
        set => _tiles[row, column] = value;
    }

    public Tile? this[string name, bool known] => known ? new Tile(name) : null;
}

public static class Game
{
    private static readonly Tile s_wall = new("wall");

    public static int Written()
    {
        Tile?[,] tiles = { { s_wall, s_wall }, { null, s_wall } };
        return tiles[1, 0]!.Name.Length; // want: null-deref
    }

    public static int WrittenBeside()
    {
        Tile?[,] tiles = { { s_wall, s_wall }, { null, s_wall } };
        return tiles[0, 1]!.Name.Length + tiles[1, 1]!.Name.Length;
    }

    public static int Deep()
    {
        Tile?[,,] tiles = { { { s_wall, null } }, { { s_wall, s_wall } } };
        return tiles[1, 0, 1]!.Name.Length + tiles[0, 0, 1]!.Name.Length; // want: null-deref
    }

    public static int Placed()
    {
        Board board = new();
        board[2, 1] = s_wall;
        return board[1, 2]!.Name.Length; // want: null-deref
    }

    public static int PlacedThere()
    {
        Board board = new();
        board[2, 1] = s_wall;
        return board[2, 1]!.Name.Length;
    }

    public static int Named() => new Board()["door", false]!.Name.Length; // want: null-deref

    public static int NamedAndKnown() => new Board()["door", known: true]!.Name.Length;
}

public static class Case
{
    public static int DemoWritten() => Game.Written();

    public static int DemoBeside() => Game.WrittenBeside();

    public static int DemoDeep() => Game.Deep();

    public static int DemoPlaced() => Game.Placed();

    public static int DemoThere() => Game.PlacedThere();

    public static int DemoNamed() => Game.Named();

    public static int DemoKnown() => Game.NamedAndKnown();
}
