// case: made-of-type-parameters
// category: generic-slot
// rationale: objects that generic code makes with new() have what the constructor of their class gives them, and what the generic code sets
// csc: none

namespace NullSafety.MadeOfTypeParameters;

public sealed class Valve
{
    public string Label { get; set; } = null!;

    public string Maker { get; set; } = "none";
}

public static class Workshop
{
    public static T Make<T>()
        where T : class, new()
        => new T();

    public static T Made<T>(Action<T> set)
        where T : class, new()
    {
        T made = new();
        set(made);
        return made;
    }
}

public sealed class Shelf<T>
    where T : class, new()
{
    private readonly Stack<T> _free = new();

    public T Rent() => _free.Count > 0 ? _free.Pop() : new T();

    public void Return(T part) => _free.Push(part);
}

public static class Plant
{
    public static int Labelled() => Workshop.Make<Valve>().Label.Length; // want: null-deref

    public static int MadeBy() => Workshop.Make<Valve>().Maker.Length;

    public static int SetLabel() => Workshop.Made<Valve>(v => v.Label = "V1").Label.Length;

    public static int SetMaker() => Workshop.Made<Valve>(v => v.Maker = "A").Label.Length; // want: null-deref

    public static int Rented(Shelf<Valve> shelf) => shelf.Rent().Label.Length; // want: null-deref

    public static int RentedOrNone(Shelf<Valve> shelf) => shelf.Rent().Label?.Length ?? 0;
}

public static class Case
{
    public static void DemoLabelled() => Plant.Labelled();
    public static void DemoMadeBy() => Plant.MadeBy();
    public static void DemoSetLabel() => Plant.SetLabel();
    public static void DemoSetMaker() => Plant.SetMaker();
    public static void DemoRented() => Plant.Rented(new Shelf<Valve>());
    public static void DemoRentedOrNone() => Plant.RentedOrNone(new Shelf<Valve>());
}
