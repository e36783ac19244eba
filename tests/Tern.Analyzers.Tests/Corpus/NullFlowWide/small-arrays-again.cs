// case: small-arrays-again
// category: several small cases of one topic
namespace Probe.Arrays;

internal sealed class Sprite
{
    public int Layer = 2;
}

internal sealed class SpritePool
{
    private readonly int[] _sparse = new int[32];
    private Sprite[] _dense = new Sprite[2];
    private int _count;

    public void Attach(int entity, Sprite sprite)
    {
        if (_count == _dense.Length)
        {
            Array.Resize(ref _dense, _count * 2);
        }

        _sparse[entity] = _count;
        _dense[_count++] = sprite;
    }

    public void DetachLast()
    {
        if (_count > 0)
        {
            _dense[--_count] = null!;
        }
    }

    public Sprite Of(int entity) => _dense[_sparse[entity]];
}

internal sealed class CsvTable
{
    private readonly string[] _header;
    private readonly List<string[]> _rows = new();

    public CsvTable(string header) => _header = header.Split(',');

    public void Read(string line)
    {
        var cells = new string[_header.Length];
        var parts = line.Split(',');
        Array.Copy(parts, cells, Math.Min(parts.Length, cells.Length));
        _rows.Add(cells);
    }

    public int Width(string column)
    {
        int c = Array.IndexOf(_header, column);
        int max = 0;
        foreach (var row in _rows)
        {
            max = Math.Max(max, row[c].Length); // missed: null-deref
        }

        return max;
    }
}

internal sealed class PaddedTable
{
    private readonly int _columns;
    private readonly List<string[]> _rows = new();

    public PaddedTable(string header) => _columns = header.Split(',').Length;

    public void Read(string line)
    {
        var cells = new string[_columns];
        Array.Fill(cells, string.Empty);
        int i = 0;
        foreach (var part in line.Split(',').Take(_columns))
        {
            cells[i++] = part;
        }

        _rows.Add(cells);
    }

    public int Total() => _rows.Sum(r => r[_columns - 1].Length);
}

internal sealed record LogLine(int Level, string Text);

internal sealed class LogTail
{
    private readonly LogLine[] _ring;
    private int _next;

    public LogTail(int capacity) => _ring = new LogLine[capacity];

    public void Write(LogLine line)
    {
        _ring[_next] = line;
        _next = (_next + 1) % _ring.Length;
    }

    public LogLine[] OldestFirst()
    {
        var copy = new LogLine[_ring.Length];
        Array.Copy(_ring, _next, copy, 0, _ring.Length - _next);
        Array.Copy(_ring, 0, copy, _ring.Length - _next, _next);
        return copy;
    }
}

internal sealed class CountedTail
{
    private readonly LogLine[] _ring = new LogLine[8];
    private int _written;

    public void Write(LogLine line) => _ring[_written++ & 7] = line;

    public LogLine[] Snapshot()
    {
        int n = Math.Min(_written, 8);
        var copy = new LogLine[n];
        for (int i = 0; i < n; i++)
        {
            copy[i] = _ring[(_written - n + i) & 7];
        }

        return copy;
    }
}

internal sealed class Tile
{
    public int Cost { get; init; } = 1;
}

internal static class TileMap
{
    public static Tile[,] Load(string[] art)
    {
        var map = new Tile[art.Length, art[0].Length];
        for (int y = 0; y < art.Length; y++)
        {
            for (int x = 0; x < art[y].Length; x++)
            {
                if (art[y][x] != ' ')
                {
                    map[y, x] = new Tile { Cost = art[y][x] - '0' };
                }
            }
        }

        return map;
    }

    public static int PathCost(Tile[,] map, IEnumerable<(int Y, int X)> path)
    {
        int sum = 0;
        foreach (var (y, x) in path)
        {
            sum += map[y, x].Cost; // missed: null-deref
        }

        return sum;
    }
}

internal sealed class Symbol
{
    public required string Name;
    public int Uses;
}

internal sealed class SymbolTable
{
    private readonly Symbol[] _slots = new Symbol[16];

    public void Declare(string name) => Slot(name) = new Symbol { Name = name };

    public void Touch(string name)
    {
        ref Symbol s = ref Slot(name);
        s.Uses++; // want: null-deref
    }

    private ref Symbol Slot(string name)
    {
        int i = name.Length & 15;
        while (_slots[i] is { } taken && taken.Name != name)
        {
            i = (i + 1) & 15;
        }

        return ref _slots[i];
    }
}

internal sealed class Histogram
{
    private readonly List<int>[] _bins = new List<int>[4];

    public void Add(int value)
    {
        ref var bin = ref _bins[value & 3];
        bin ??= new List<int>();
        bin.Add(value);
    }
}

internal static class RequestLine
{
    public static int Split(ReadOnlySpan<char> text, Span<string> into)
    {
        int n = 0;
        foreach (var range in text.Split(' '))
        {
            if (n == into.Length)
            {
                break;
            }

            into[n++] = text[range].ToString();
        }

        return n;
    }

    public static bool IsHttp2(string line)
    {
        Span<string> parts = new string[3];
        Split(line, parts);
        var tail = parts[1..];
        return tail[1].EndsWith("/2"); // missed: null-deref
    }

    public static bool IsGet(string line)
    {
        Span<string> parts = new string[3];
        int n = Split(line, parts);
        return n > 0 && parts[0].StartsWith('G');
    }
}

internal sealed class Matchmaker
{
    private readonly string[][] _teams;

    public Matchmaker(int teams) => _teams = new string[teams][];

    public void Seat(int team, params string[] players) => _teams[team] = players;

    public int Players()
    {
        int n = 0;
        for (int t = 0; t < _teams.Length; t++)
        {
            n += _teams[t].Length; // want: null-deref
        }

        return n;
    }
}

public static class ArrayDemos
{
    public static int DemoDetachedSprite()
    {
        var pool = new SpritePool();
        for (int e = 0; e < 3; e++)
        {
            pool.Attach(e, new Sprite());
        }

        pool.DetachLast();
        var s = pool.Of(2);
        return s.Layer; // missed: null-deref
    }

    public static int DemoShortRow()
    {
        var t = new CsvTable("id,name,note");
        t.Read("1,ann,x");
        t.Read("2,bob");
        return t.Width("note");
    }

    public static int DemoPaddedRow()
    {
        var t = new PaddedTable("id,name,note");
        t.Read("1");
        t.Read("1,2,3,4");
        return t.Total();
    }

    public static int DemoYoungRing()
    {
        var tail = new LogTail(4);
        tail.Write(new LogLine(1, "up"));
        int worst = 0;
        foreach (var (line, _) in tail.OldestFirst().Select((l, i) => (l, i)))
        {
            worst = Math.Max(worst, line.Level); // want: null-deref
        }

        return worst;
    }

    public static int DemoCountedRing()
    {
        var tail = new CountedTail();
        int before = tail.Snapshot().Length;
        for (int i = 0; i < 11; i++)
        {
            tail.Write(new LogLine(i, "tick"));
        }

        return before + tail.Snapshot().Sum(l => l.Text.Length);
    }

    public static int DemoHoleInMap()
    {
        var map = TileMap.Load(new[] { "11 ", "2 3" });
        return TileMap.PathCost(map, new[] { (0, 0), (1, 0), (1, 1) });
    }

    public static void DemoUndeclaredSymbol()
    {
        var table = new SymbolTable();
        table.Declare("x");
        table.Touch("x");
        table.Touch("y");
    }

    public static void DemoHistogram()
    {
        var h = new Histogram();
        h.Add(5);
        h.Add(1);
        h.Add(2);
    }

    public static bool DemoHttp09() => RequestLine.IsHttp2("GET /index.html");

    public static bool DemoEmptyRequest() => RequestLine.IsGet("");

    public static int DemoEmptyTeam()
    {
        var m = new Matchmaker(2);
        m.Seat(0, "ann", "bob");
        return m.Players();
    }
}
