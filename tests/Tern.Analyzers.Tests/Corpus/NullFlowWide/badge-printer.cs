// case: badge-printer
// category: primary constructor capture
// rationale: parameters captured by a primary constructor stay null for one of the creators, or are cleared by a method later
// csc: none

namespace NullSafety.BadgePrinter;

public sealed record Logo(string File, int Width);

public sealed class BadgePrinter(string company, Logo logo, int width)
{
    private readonly List<string> _printed = new();

    public string Print(string name)
    {
        var line = company + ": " + name;
        int room = width - logo.Width; // want: null-deref
        line = line.Length > room ? line.Substring(0, room) : line;
        _printed.Add(line);
        return line;
    }

    public string PrintPlain(string name)
    {
        int room = logo is null ? width : width - logo.Width;
        return name.PadRight(room);
    }

    public int Count => _printed.Count;
}

public sealed class BadgeBatch(List<string> names, BadgePrinter printer)
{
    public int Run()
    {
        int done = 0;
        foreach (var name in names)
        {
            printer.PrintPlain(name);
            done++;
        }

        return done;
    }

    public void Release() => names = null!;

    public int Remaining() => names.Count; // want: null-deref
}

public static class PrinterFactory
{
    private static Logo? LoadLogo(string file) => File.Exists(file) ? new Logo(file, 12) : null;

    public static BadgePrinter Create(string company, string logoFile) => new(company, LoadLogo(logoFile)!, 40);

    public static BadgePrinter Default() => new("Acme", new Logo("acme.svg", 10), 40);
}

public static class Case
{
    private const string NoSuchFile = "/nonexistent/logo.svg";

    public static void Demo1() => PrinterFactory.Create("Umbra", NoSuchFile).Print("Kim");

    public static void Demo2()
    {
        var batch = new BadgeBatch(new List<string> { "Kim", "Lee" }, PrinterFactory.Default());
        batch.Run();
        batch.Release();
        batch.Remaining();
    }

    public static void Demo3()
    {
        PrinterFactory.Default().Print("Kim");
        PrinterFactory.Create("Umbra", NoSuchFile).PrintPlain("Kim");
        var batch = new BadgeBatch(new List<string> { "Kim" }, PrinterFactory.Default());
        batch.Run();
        batch.Remaining();
        batch.Release();
    }
}
