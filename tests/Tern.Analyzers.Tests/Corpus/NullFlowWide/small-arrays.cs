// case: small-arrays
// category: several small cases of one topic
namespace Probes.Arrays;

internal sealed class Histogram
{
    private readonly string[] _labels;

    public Histogram(int buckets)
    {
        _labels = new string[buckets];
        for (int i = 1; i < buckets; i++)
        {
            _labels[i] = $"<= {i * 10}";
        }
    }

    public string Render(int bucket, int count)
    {
        return _labels[bucket].PadRight(8) + new string('#', count); // want: null-deref
    }
}

internal sealed class Scale
{
    private readonly string[] _ticks;

    public Scale(int steps)
    {
        _ticks = new string[steps + 1];
        _ticks[0] = "origin";
        for (int i = 1; i < _ticks.Length; i++)
        {
            _ticks[i] = i.ToString();
        }
    }

    public int Width()
    {
        int width = 0;
        for (int i = 0; i < _ticks.Length; i++)
        {
            width += _ticks[i].Length;
        }

        return width;
    }
}

internal sealed class Buffer
{
    public int Used { get; private set; }

    public void Take(int n) => Used += n;
}

internal sealed class BufferPool
{
    private Buffer[] _free = { new(), new() };
    private int _next;

    public Buffer Rent()
    {
        if (_next == _free.Length)
        {
            Array.Resize(ref _free, _free.Length * 2);
        }

        return _free[_next++];
    }
}

internal sealed class TopUpPool
{
    private Buffer[] _free = { new(), new() };
    private int _next;

    public Buffer Rent()
    {
        if (_next == _free.Length)
        {
            int old = _free.Length;
            Array.Resize(ref _free, old * 2);
            for (int i = old; i < _free.Length; i++)
            {
                _free[i] = new Buffer();
            }
        }

        return _free[_next++];
    }
}

internal static class Triangle
{
    public static List<int>[][] Build(int size)
    {
        var rows = new List<int>[size][];
        for (int r = 0; r < size; r++)
        {
            rows[r] = new List<int>[r + 1];
            for (int c = 0; c < r; c++)
            {
                rows[r][c] = new List<int> { r * c };
            }
        }

        return rows;
    }

    public static int Sum(List<int>[][] rows)
    {
        int sum = 0;
        foreach (var row in rows)
        {
            foreach (var cell in row)
            {
                sum += cell.Count; // missed: null-deref
            }
        }

        return sum;
    }
}

internal sealed record Piece(char Symbol, bool White);

internal sealed class Board
{
    private readonly Piece[,] _grid = new Piece[3, 3];

    public Board()
    {
        for (int r = 0; r < 3; r++)
        {
            for (int c = 0; c < 3; c++)
            {
                _grid[r, c] = new Piece('p', r == 0);
            }
        }
    }

    public void Move(int r, int c, int toR, int toC)
    {
        _grid[toR, toC] = _grid[r, c];
        _grid[r, c] = null!;
    }

    public bool IsWhite(int r, int c) => _grid[r, c].White; // want: null-deref
}

internal sealed class SlidingPuzzle
{
    private readonly Piece[,] _grid = new Piece[2, 2];

    public SlidingPuzzle()
    {
        for (int r = 0; r < _grid.GetLength(0); r++)
        {
            for (int c = 0; c < _grid.GetLength(1); c++)
            {
                _grid[r, c] = new Piece((char)('a' + r * 2 + c), false);
            }
        }
    }

    public void Swap((int R, int C) a, (int R, int C) b)
    {
        (_grid[a.R, a.C], _grid[b.R, b.C]) = (_grid[b.R, b.C], _grid[a.R, a.C]);
    }

    public char At(int r, int c) => _grid[r, c].Symbol;
}

internal sealed class Registers
{
    private readonly string[] _values = { "a", "b", "c" };

    public ref string this[int index] => ref _values[index];
}

internal static class Machine
{
    private static void Release(ref string slot) => slot = null!;

    public static int Run(Registers regs)
    {
        regs[1] = "loaded";
        Release(ref regs[1]);
        return regs[0].Length + regs[1].Length; // want: null-deref
    }

    public static int RunMasked(Registers regs)
    {
        ref string slot = ref regs[2];
        Release(ref slot);
        slot = "masked";
        return regs[2].Length;
    }
}

internal static class Windowing
{
    private static void Wipe(Span<string> window) => window.Clear();

    public static int Longest(string[] words)
    {
        Wipe(words.AsSpan(1, 2));
        int longest = 0;
        foreach (var word in words)
        {
            longest = Math.Max(longest, word.Length); // missed: null-deref
        }

        return longest;
    }

    public static int LongestPadded(string[] words)
    {
        var window = words.AsSpan()[1..];
        Wipe(window);
        window.Fill("-");
        return words.Max(w => w.Length);
    }
}

internal static class Merge
{
    private static string[] Append(string[] left, string[] right)
    {
        var merged = new string[left.Length + right.Length];
        left.CopyTo(merged, 0);
        Array.Copy(right, 0, merged, left.Length, right.Length - 1);
        return merged;
    }

    public static string Last(string[] left, string[] right)
    {
        var all = Append(left, right);
        return all[^1].ToUpperInvariant(); // missed: null-deref
    }
}

internal static class ArrayDemos
{
    public static void DemoHistogram() => new Histogram(4).Render(0, 3);

    public static void DemoScale() => new Scale(0).Width();

    public static void DemoPool()
    {
        var pool = new BufferPool();
        for (int i = 0; i < 3; i++)
        {
            var buffer = pool.Rent();
            buffer.Take(16); // missed: null-deref
        }
    }

    public static void DemoTopUpPool()
    {
        var pool = new TopUpPool();
        for (int i = 0; i < 9; i++)
        {
            var buffer = pool.Rent();
            buffer.Take(16);
        }
    }

    public static void DemoTriangle() => Triangle.Sum(Triangle.Build(3));

    public static void DemoBoard()
    {
        var board = new Board();
        board.Move(0, 0, 1, 1);
        board.IsWhite(1, 1);
        board.IsWhite(0, 0);
    }

    public static void DemoPuzzle()
    {
        var puzzle = new SlidingPuzzle();
        puzzle.Swap((0, 0), (1, 1));
        puzzle.At(0, 0);
        puzzle.At(1, 1);
    }

    public static void DemoRegister() => Machine.Run(new Registers());

    public static void DemoRegisterMasked() => Machine.RunMasked(new Registers());

    public static void DemoWindow() => Windowing.Longest(["one", "two", "three", "four"]);

    public static void DemoWindowPadded() => Windowing.LongestPadded(["one", "two", "three"]);

    public static void DemoMerge() => Merge.Last(["a"], ["b", "c"]);
}
