// What a finally block meets when an exception goes past it, and what it leaves to those who catch that.
namespace Variations.ThrownPast;

public sealed class Spool : IDisposable
{
    private Spool(string name) => Name = name;

    public string Name { get; }

    public static Spool Open(string name) => name.Length > 3 ? throw new IOException(name) : new Spool(name);

    public void Dispose()
    {
    }
}

public sealed class Printer
{
    private string? _job = "a";

    public int Run(string name)
    {
        try
        {
            try
            {
                return Spool.Open(name).Name.Length;
            }
            finally
            {
                _job = null;
            }
        }
        catch (IOException)
        {
            return _job!.Length; // want: null-deref
        }
    }
}

public static class Uses
{
    private static int Careless(string name)
    {
        Spool spool = null!;
        try
        {
            spool = Spool.Open(name);
            return spool.Name.Length;
        }
        finally
        {
            spool.Dispose(); // want: null-deref
        }
    }

    private static int Careful(string name)
    {
        Spool? spool = null;
        try
        {
            spool = Spool.Open(name);
            return spool.Name.Length;
        }
        catch (IOException)
        {
            return 0;
        }
        finally
        {
            spool?.Dispose();
        }
    }

    private static int Before(string name)
    {
        Spool? spool = Spool.Open(name);
        try
        {
            return spool.Name.Length;
        }
        finally
        {
            spool.Dispose();
            spool = null;
        }
    }

    private static int Using(string name)
    {
        using Spool spool = Spool.Open(name);
        return spool.Name.Length;
    }

    public static int DemoCareless() => Careless("reel");

    public static int DemoCareful() => Careful("reel") + Careful("a") + Before("a") + Using("a");

    public static int DemoPrinter() => new Printer().Run("reel");
}
