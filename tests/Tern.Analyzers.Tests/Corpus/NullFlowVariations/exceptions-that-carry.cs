// An exception that a method throws and catches itself is the one that was thrown: what it carries is known, and which handler it gets to.
namespace Variations.ExceptionsThatCarry;

public sealed class Cargo(string name)
{
    public string Name => name;
}

public sealed class LoadException(Cargo? cargo) : Exception("load")
{
    public Cargo? Cargo => cargo;
}

public sealed class WeightException(Cargo? cargo) : Exception("weight")
{
    public Cargo? Cargo => cargo;
}

public static class Crane
{
    private static Cargo? Find(int number) => number > 1 ? new Cargo("c" + number) : null;

    public static int Lost()
    {
        try
        {
            throw new LoadException(null);
        }
        catch (LoadException failure)
        {
            return failure.Cargo!.Name.Length; // want: null-deref
        }
    }

    public static int Kept()
    {
        try
        {
            throw new LoadException(new Cargo("c"));
        }
        catch (LoadException failure)
        {
            return failure.Cargo!.Name.Length;
        }
    }

    public static int OfAnother(int number)
    {
        try
        {
            throw new LoadException(Find(number));
        }
        catch (WeightException failure)
        {
            return failure.Cargo!.Name.Length;
        }
        catch (LoadException)
        {
            return 0;
        }
    }

    public static int Past(int number)
    {
        try
        {
            try
            {
                throw new LoadException(Find(number));
            }
            finally
            {
                GC.KeepAlive(number);
            }
        }
        catch (LoadException failure)
        {
            return failure.Cargo!.Name.Length; // want: null-deref
        }
    }

    public static int Filtered(int number)
    {
        try
        {
            throw new LoadException(Find(number));
        }
        catch (LoadException failure) when (failure.Cargo is null)
        {
            return 0;
        }
        catch (LoadException failure)
        {
            return failure.Cargo!.Name.Length;
        }
    }

    public static int FilteredForNull(int number)
    {
        try
        {
            throw new LoadException(Find(number));
        }
        catch (LoadException failure) when (failure.Cargo is null)
        {
            return failure.Cargo!.Name.Length; // want: null-deref
        }
        catch (LoadException failure)
        {
            return failure.Cargo!.Name.Length;
        }
    }
}

public static class Case
{
    public static int DemoLost() => Crane.Lost();

    public static int DemoKept() => Crane.Kept();

    public static int DemoOfAnother() => Crane.OfAnother(1);

    public static int DemoPast() => Crane.Past(1);

    public static int DemoFiltered() => Crane.Filtered(1) + Crane.Filtered(2);

    public static int DemoFilteredForNull() => Crane.FilteredForNull(2) + Crane.FilteredForNull(1);
}
