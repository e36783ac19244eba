// case: kiln-virtual
// category: partial-construction
// rationale: a base constructor calls an override that reads what the derived constructor has not set yet
// csc: none

namespace NullSafety.KilnVirtual;

public abstract class Kiln
{
    protected Kiln(string name)
    {
        Name = name;
        Capacity = MeasureCapacity();
    }

    public string Name { get; }
    public int Capacity { get; }
    protected abstract int MeasureCapacity();
}

public sealed class ElectricKiln : Kiln
{
    private readonly List<int> _shelves;

    public ElectricKiln(string name, IEnumerable<int> shelves)
        : base(name)
    {
        _shelves = shelves.ToList();
    }

    protected override int MeasureCapacity()
    {
        return _shelves.Count * 40; // want: null-deref
    }
}

public sealed class GasKiln : Kiln
{
    private readonly List<int> _shelves = new() { 30, 30 };

    public GasKiln(string name)
        : base(name)
    {
    }

    protected override int MeasureCapacity() => _shelves.Count * 30 + Name.Length;
}

public sealed class FiringLog
{
    private readonly List<string> _lines;
    private readonly string _glaze;

    public FiringLog(string glaze, bool header)
    {
        _lines = new List<string>();
        if (header)
        {
            WriteHeader();
        }

        _glaze = glaze;
        WriteCone(6);
    }

    private void WriteHeader()
    {
        _lines.Add(_glaze.ToUpperInvariant()); // want: null-deref
    }

    private void WriteCone(int cone) => _lines.Add(_glaze.Trim() + cone);

    public int Lines => _lines.Count;
}

public static class Case
{
    public static void Demo1() => new ElectricKiln("E1", new[] { 10, 20 });

    public static void Demo2() => new FiringLog("celadon", header: true);

    public static void Demo3()
    {
        _ = new GasKiln("G1").Capacity;
        _ = new FiringLog("celadon", header: false).Lines;
    }
}
