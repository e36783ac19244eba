// case: neg-particle-grid
// category: negative-collections
// rationale: jagged and default-struct arrays of a simulation that are filled before use or read through guards
// csc: silent

namespace NullSafety.Blind.NegParticleGrid;

public struct Particle
{
    public string Species;
    public double X;
    public readonly string Tag => Species ?? "void";
}

public sealed class Grid
{
    private readonly List<int>[][] _cells;
    private Particle[] _particles = new Particle[2];
    private int _count;

    public Grid(int rows, int columns)
    {
        _cells = new List<int>[rows][];
        for (int r = 0; r < rows; r++)
        {
            _cells[r] = new List<int>[columns];
            for (int c = 0; c < columns; c++)
            {
                _cells[r][c] = [];
            }
        }
    }

    public List<int> this[int row, int column] => _cells[row][column];

    public void Add(string species, double x)
    {
        if (_count == _particles.Length)
        {
            Array.Resize(ref _particles, _count * 2);
        }

        ref var slot = ref _particles[_count];
        slot.Species = species;
        slot.X = x;
        var row = _cells[(int)x % _cells.Length];
        row[_count % row.Length].Add(_count++);
    }

    /// <summary>Only the filled part.</summary>
    public ReadOnlySpan<Particle> Live => _particles.AsSpan(0, _count);

    public int Letters()
    {
        int sum = 0;
        foreach (ref readonly var particle in Live)
            sum += particle.Species.Length;
        return sum;
    }

    public int Slots()
    {
        int sum = 0;
        foreach (var particle in _particles)
            sum += particle.Tag.Length;
        return sum;
    }
}

public sealed class History(int depth)
{
    private readonly string[] _ring = new string[depth];
    private int _written;
    public void Push(string state) => _ring[_written++ % _ring.Length] = state;
    public int Oldest() => _written < _ring.Length ? 0 : _ring[_written % _ring.Length].Length;
    public int Latest() => _written == 0 ? 0 : _ring[(_written - 1) % _ring.Length].Length;
}

public static class Case
{
    public static void DemoGrid()
    {
        var grid = new Grid(2, 3);
        grid.Add("electron", 0.5);
        grid.Add("muon", 1.5);
        grid.Add("tau", 2.5);
        _ = grid.Letters() + grid.Slots() + grid[0, 0].Count + grid[1, 2].Count;
    }

    public static void DemoHistory()
    {
        var history = new History(3);
        _ = history.Oldest() + history.Latest();
        foreach (string s in new[] { "a", "bb", "ccc", "dddd" })
        {
            history.Push(s);
            _ = history.Oldest() + history.Latest();
        }
    }
}
