// What a query carries beside an element, in an object without a name or in a tuple, is what was put there; a tuple is a value of its own, and a loop may take it apart.
namespace Variations.CarriedBeside;

public sealed class Gate(string name)
{
    public string Name => name;
}

public sealed class Road(int number)
{
    public int Number => number;

    public (int Place, Gate? Gate) Last() => number == 0 ? (-1, null) : (number, new Gate("g" + number));
}

public static class Map
{
    private static Gate? Find(int number) => number > 1 ? new Gate("g" + number) : null;

    public static int Beside(int[] numbers) => (from n in numbers
                                                let gate = Find(n)
                                                select gate!.Name.Length).Sum(); // want: null-deref

    public static int BesideWhereSet(int[] numbers) => (from n in numbers
                                                        let gate = Find(n)
                                                        where gate != null
                                                        select gate.Name.Length).Sum();

    public static int Unnamed(int[] numbers) => numbers.Select(n => new { n, Gate = Find(n) }).Sum(e => e.Gate!.Name.Length); // want: null-deref

    public static int UnnamedWhereSet(int[] numbers) => numbers.Select(n => new { n, Gate = Find(n) }).Where(e => e.Gate is not null).Sum(e => e.Gate!.Name.Length);

    public static int Within() => new[] { 2, 3 }.Select(n => new { n, Gate = Find(n) }).Sum(e => e.Gate!.Name.Length);

    public static int Placed(List<Road> roads) => roads.Select(r => (Road: r, Last: r.Last())).Where(e => e.Last.Place >= 0).Sum(e => e.Last.Gate!.Name.Length);

    public static int Taken()
    {
        int sum = 0;
        foreach ((Gate? gate, int width) in new[] { (Find(2), 1), (Find(1), 2) })
        {
            sum += gate!.Name.Length * width; // want: null-deref
        }

        return sum;
    }

    public static int TakenWhereSet()
    {
        int sum = 0;
        foreach ((Gate? gate, int width) in new[] { (Find(2), 1), (Find(3), 2) })
        {
            sum += gate!.Name.Length * width;
        }

        return sum;
    }

    public static int Copied()
    {
        (Gate? Gate, int Width) first = (null, 1);
        (Gate? Gate, int Width) second = first;
        first.Gate = new Gate("first");
        return first.Gate.Name.Length + second.Gate!.Name.Length; // want: null-deref
    }

    public static int CopiedBefore()
    {
        (Gate? Gate, int Width) first = (new Gate("first"), 1);
        (Gate? Gate, int Width) second = first;
        first.Gate = null;
        return second.Gate!.Name.Length;
    }
}

public static class Case
{
    public static int DemoBeside() => Map.Beside([1, 2]);

    public static int DemoBesideWhereSet() => Map.BesideWhereSet([1, 2]);

    public static int DemoUnnamed() => Map.Unnamed([1, 2]);

    public static int DemoUnnamedWhereSet() => Map.UnnamedWhereSet([1, 2]);

    public static int DemoWithin() => Map.Within();

    public static int DemoPlaced() => Map.Placed([new Road(0), new Road(2)]);

    public static int DemoTaken() => Map.Taken();

    public static int DemoTakenWhereSet() => Map.TakenWhereSet();

    public static int DemoCopied() => Map.Copied();

    public static int DemoCopiedBefore() => Map.CopiedBefore();
}
