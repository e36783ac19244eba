// case: neg-glacier-flags
// category: negative-arrays
// rationale: arrays, jagged rows and ref slots that are filled, tested or lazily made before any read
// csc: silent

namespace NullSafety.NegGlacierFlags;

public sealed class Flag
{
    public Flag(string id) => Id = id;

    public string Id { get; }

    public double Drift { get; set; }
}

public sealed class Transect
{
    private readonly Flag[][] _lines;
    private readonly List<double>?[] _readings;
    private Flag[] _spare = new Flag[2];
    private int _spares;

    public Transect(int lines, int flagsPerLine)
    {
        _lines = new Flag[lines][];
        _readings = new List<double>?[lines];
        for (var l = 0; l < _lines.Length; l++)
        {
            _lines[l] = new Flag[flagsPerLine];
            for (var f = 0; f < _lines[l].Length; f++)
            {
                _lines[l][f] = new Flag($"{l}-{f}");
            }
        }
    }

    public double MeanDrift() => _lines.SelectMany(row => row).Average(flag => flag.Drift);

    public void Move(int line, int index, double metres)
    {
        ref var flag = ref _lines[line][index];
        flag.Drift += metres;
        ReadingsOf(line).Add(metres);
    }

    public int Readings(int line) => _readings[line] is { } list ? list.Count : 0;

    public void AddSpare(Flag flag)
    {
        if (_spares == _spare.Length)
        {
            Array.Resize(ref _spare, _spare.Length * 2);
        }

        _spare[_spares++] = flag;
    }

    public string SpareIds()
    {
        var ids = "";
        for (var i = 0; i < _spares; i++)
        {
            ids += _spare[i].Id.Trim() + " ";
        }

        return ids;
    }

    private List<double> ReadingsOf(int line)
    {
        ref var slot = ref _readings[line];
        if (slot == null)
        {
            slot = new List<double>();
        }

        return slot;
    }
}

public static class Case
{
    public static void DemoMove()
    {
        var transect = new Transect(3, 4);
        transect.Move(1, 2, 0.6);
        transect.Move(1, 3, 0.4);
        transect.MeanDrift();
        Console.Out.Write(transect.Readings(0) + transect.Readings(1) > 99 ? "!" : "");
    }

    public static void DemoSpares()
    {
        var transect = new Transect(1, 1);
        foreach (var id in new[] { "s1", "s2", "s3" })
        {
            transect.AddSpare(new Flag(id));
        }

        transect.SpareIds();
    }
}
