// Which exceptions a method can throw decides which handlers meet what it leaves behind.
using System;

namespace Variations.Thrown;

public class Sail(string name)
{
    public string Name { get; } = name;
}

public sealed class TornException(string what) : Exception(what);

public static class Demo
{
    private static Sail? Find(int number) => number > 1 ? new Sail("S" + number) : null;

    private static void Tear(bool torn)
    {
        if (torn)
        {
            throw new TornException("torn");
        }
    }

    private static Sail Unfold(string text) => new(text.Trim());

    private static int Finished()
    {
        Sail? sail = null;
        try
        {
            sail = new Sail("a");
            return 1;
        }
        finally
        {
            Console.Write(sail!.Name);
        }
    }

    private static int Unfinished(string? text)
    {
        Sail? sail = null;
        try
        {
            sail = Unfold(text ?? throw new TornException("none"));
            return 1;
        }
        finally
        {
            Console.Write(sail!.Name); // want: null-deref
        }
    }

    private static int OtherClause()
    {
        Sail? sail = null;
        try
        {
            Tear(true);
        }
        catch (ArgumentException)
        {
        }
        catch (TornException)
        {
            sail = new Sail("t");
        }

        return sail!.Name.Length;
    }

    private static int SameClause()
    {
        Sail? sail = null;
        try
        {
            Tear(true);
        }
        catch (ArgumentException)
        {
            sail = new Sail("t");
        }
        catch (TornException)
        {
        }

        return sail!.Name.Length; // want: null-deref
    }

    private static int Thrown(int number)
    {
        Sail? sail = null;
        try
        {
            throw new ArgumentNullException(nameof(number));
        }
        catch (ArgumentException)
        {
            sail = new Sail("a");
        }
        catch (Exception)
        {
            sail = null;
        }

        return sail!.Name.Length;
    }

    private static int Outwards()
    {
        Sail? sail = Find(2);
        try
        {
            try
            {
                sail = null;
                Tear(true);
            }
            catch (ArgumentException)
            {
                sail = new Sail("inner");
            }
        }
        catch (TornException)
        {
            return sail!.Name.Length; // want: null-deref
        }

        return 0;
    }

    private static int OutwardsSafe()
    {
        Sail? sail = null;
        try
        {
            try
            {
                sail = new Sail("s");
                Tear(true);
            }
            catch (ArgumentException)
            {
                sail = null;
            }
        }
        catch (TornException)
        {
            return sail!.Name.Length;
        }

        return 0;
    }

    private static int After()
    {
        Sail? sail = null;
        try
        {
            try
            {
                Tear(true);
            }
            finally
            {
                sail = new Sail("f");
            }
        }
        catch (TornException)
        {
            return sail!.Name.Length;
        }

        return 0;
    }

    public static void DemoFinished() => Finished();
    public static void DemoUnfinished() => Unfinished(null);
    public static void DemoOtherClause() => OtherClause();
    public static void DemoSameClause() => SameClause();
    public static void DemoThrown() => Thrown(1);
    public static void DemoOutwards() => Outwards();
    public static void DemoOutwardsSafe() => OutwardsSafe();
    public static void DemoAfter() => After();
}
