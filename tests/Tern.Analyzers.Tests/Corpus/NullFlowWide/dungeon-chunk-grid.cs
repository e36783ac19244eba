// case: dungeon-chunk-grid
// category: array-jagged
// rationale: the chunk rows of a game map are allocated lazily; reading an unvisited row or an untouched ref slot meets null
// csc: none

namespace NullSafety.Blind22a.DungeonChunkGrid;

public enum Terrain
{
    Rock,
    Floor,
    Water,
}

public sealed class Actor(string name)
{
    public string Name { get; } = name;
    public int Health { get; set; } = 10;
}

public sealed class Tile
{
    private Actor _occupant = null!;

    public Terrain Terrain { get; set; }

    public ref Actor Occupant => ref _occupant;
}

public sealed class ChunkGrid(int rows, int columns)
{
    private readonly Tile[][] _rows = new Tile[rows][];

    public Tile this[int y, int x]
    {
        get
        {
            return _rows[y][x]; // want: null-deref
        }
    }

    public Tile Reveal(int y, int x)
    {
        _rows[y] ??= BuildRow();
        return _rows[y][x];
    }

    private Tile[] BuildRow()
    {
        var row = new Tile[columns];
        for (int i = 0; i < row.Length; i++)
        {
            row[i] = new Tile { Terrain = i == 0 ? Terrain.Rock : Terrain.Floor };
        }

        return row;
    }
}

public static class Combat
{
    public static void Strike(Tile tile, int damage)
    {
        ref Actor target = ref tile.Occupant;
        target.Health -= damage; // missed: null-deref
    }

    public static void StrikeIfPresent(Tile tile, int damage)
    {
        ref Actor target = ref tile.Occupant;
        if (target != null)
        {
            target.Health -= damage;
        }
    }

    public static void Spawn(ref Actor slot, string name) => slot = new Actor(name);
}

public static class Case
{
    public static void DemoPeekUnrevealed() => _ = new ChunkGrid(4, 6)[2, 1].Terrain;

    public static void DemoReveal()
    {
        var grid = new ChunkGrid(4, 6);
        _ = grid.Reveal(2, 1).Terrain;
    }

    public static void DemoStrikeEmpty() => Combat.Strike(new ChunkGrid(4, 6).Reveal(0, 3), 2);

    public static void DemoStrikeGuarded() => Combat.StrikeIfPresent(new ChunkGrid(4, 6).Reveal(0, 3), 2);

    public static void DemoStrikeSpawned()
    {
        var tile = new ChunkGrid(4, 6).Reveal(0, 3);
        Combat.Spawn(ref tile.Occupant, "orc");
        Combat.StrikeIfPresent(tile, 2);
    }
}
