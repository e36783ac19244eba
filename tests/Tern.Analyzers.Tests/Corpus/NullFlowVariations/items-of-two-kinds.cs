// What a map gives is cast or tested for its type, and keys are trimmed before they are looked up: who made the map, and who passes the key, know what comes of it.
using System.Collections.Generic;
using System.Threading.Tasks;

namespace Variations.ItemsOfTwoKinds;

public sealed class Lamp
{
    public Lamp(string name) => Name = name;

    public string Name { get; }
}

public sealed class Props
{
    private readonly Dictionary<string, object> _all = new() { ["hall"] = new Lamp("hall"), ["stage"] = "see the stage list" };

    public Lamp Cast(string place) => (_all[place] as Lamp)!;

    public Lamp Tested(string place) => _all[place] is Lamp lamp ? lamp : null!;
}

public sealed class Loans(Props props)
{
    public Task<Lamp> Ask(string place)
    {
        var answer = new TaskCompletionSource<Lamp>();
        answer.SetResult(props.Cast(place));
        return answer.Task;
    }

    public Task<Lamp> AskAgain(string place)
    {
        var answer = new TaskCompletionSource<Lamp>();
        answer.SetResult(props.Tested(place));
        return answer.Task;
    }
}

public sealed class Keeper
{
    private readonly Loans _loans = new(new Props());

    public int Cast(string place) => _loans.Ask(place).GetAwaiter().GetResult().Name.Length; // want: null-deref

    public int CastKnown(string place) => _loans.Ask(place).GetAwaiter().GetResult().Name.Length;

    public int Tested(string place) => _loans.AskAgain(place).GetAwaiter().GetResult().Name.Length; // want: null-deref

    public int TestedKnown(string place) => _loans.AskAgain(place).GetAwaiter().GetResult().Name.Length;
}

public sealed class Trunk
{
    private readonly Stack<Props> _spare = new();

    public int Cast(string place) => Taken().Cast(place).Name.Length; // want: null-deref

    public int CastKnown(string place) => Taken().Cast(place).Name.Length;

    public int Tested(string place) => Taken().Tested(place).Name.Length; // want: null-deref

    public int TestedKnown(string place) => Taken().Tested(place).Name.Length;

    private Props Taken() => _spare.Count > 0 ? _spare.Pop() : new Props();
}

public sealed class Shelf
{
    private readonly Dictionary<string, Lamp> _lamps = new() { ["hall"] = new Lamp("hall") };

    public Lamp Find(string place) => _lamps.GetValueOrDefault(place)!;
}

public abstract class Search
{
    public Lamp For(string place) => Look(place.Trim());

    protected abstract Lamp Look(string place);
}

public sealed class ShelfSearch : Search
{
    private readonly Shelf _shelf = new();

    protected override Lamp Look(string place) => _shelf.Find(place);
}

public sealed class Porter
{
    private readonly Search _search = new ShelfSearch();

    public int Fetch(string place) => _search.For(place).Name.Length; // want: null-deref

    public int FetchKnown(string place) => _search.For(place).Name.Length;
}

public static class Case
{
    public static int DemoCast() => new Keeper().Cast("stage");

    public static int DemoCastKnown() => new Keeper().CastKnown("hall");

    public static int DemoTested() => new Keeper().Tested("stage");

    public static int DemoTestedKnown() => new Keeper().TestedKnown("hall");

    public static int DemoTaken() => new Trunk().Cast("stage");

    public static int DemoTakenKnown() => new Trunk().CastKnown("hall");

    public static int DemoTakenTested() => new Trunk().Tested("stage");

    public static int DemoTakenTestedKnown() => new Trunk().TestedKnown("hall");

    public static int DemoTrimmed() => new Porter().Fetch(" cellar ");

    public static int DemoTrimmedKnown() => new Porter().FetchKnown(" hall ");
}
