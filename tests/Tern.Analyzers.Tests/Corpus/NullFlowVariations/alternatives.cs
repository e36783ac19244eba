// One of two members is set, as a kind says; one of two objects stands for the other.
namespace Variations.Alternatives;

public enum Carriage
{
    Road = 1,
    Sea = 2,
}

public sealed record Lorry(string Plate);

public sealed record Vessel(string Flag);

public sealed class Freight
{
    public Carriage By { get; set; }

    public Lorry Lorry { get; set; } = null!;

    public Vessel Vessel { get; set; } = null!;

    public static Freight Parse(string code)
    {
        var freight = new Freight { By = code[0] == 'r' ? Carriage.Road : Carriage.Sea };
        if (freight.By == Carriage.Road)
        {
            freight.Lorry = new Lorry(code);
        }
        else
        {
            freight.Vessel = new Vessel(code);
        }

        return freight;
    }
}

public class Bell
{
    public static readonly Bell Silent = new();

    public virtual int Ring(string tone) => 0;
}

public sealed class Loud : Bell
{
    public override int Ring(string tone) => 1;
}

public sealed class Door(Bell? bell = null)
{
    private readonly Bell _bell = bell ?? Bell.Silent;

    public int Open() => _bell.Ring("ding");
}

public sealed class Gate(Bell? bell = null)
{
    private readonly Bell? _bell = bell;

    public int Open() => _bell!.Ring("ding"); // want: null-deref
}

public static class Case
{
    private static int Mark(Freight f) => f.By == Carriage.Road ? f.Lorry.Plate.Length : f.Vessel.Flag.Length;

    private static int Crossed(Freight f) => f.By == Carriage.Sea ? f.Lorry.Plate.Length : 0; // want: null-deref

    public static int Demo1() => Mark(Freight.Parse("r1")) + Mark(Freight.Parse("s1"));

    public static int Demo2() => Crossed(Freight.Parse("s2"));

    public static int Demo3() => new Door().Open() + new Door(new Loud()).Open();

    public static int Demo4() => new Gate().Open() + new Gate(new Loud()).Open();
}
