// Conditions under which helpers return null, and callers that do or do not fulfil them.
namespace Variations.Contracts;

public enum Status
{
    Ok,
    Missing,
    Broken,
}

public sealed class Doc
{
    public string Title = "t";
}

public static class Helpers
{
    public static string? Trimmed(string? text) => text?.Trim();

    public static string? Either(string? a, string? b) => a ?? b;

    public static Doc? Open(bool create) => create ? new Doc() : null;

    public static (Status Status, Doc Doc) Fetch(int id)
        => id switch
        {
            0 => (Status.Missing, null!),
            < 0 => (Status.Broken, null!),
            _ => (Status.Ok, new Doc()),
        };

    public static bool Parse(string text, out Doc doc, out string error)
    {
        if (text.Length == 0)
        {
            doc = null!;
            error = "empty";
            return false;
        }

        doc = new Doc();
        error = null!;
        return true;
    }

    public static Status TryOpen(int id, out Doc? doc)
    {
        doc = null;
        if (id == 7)
        {
            return Status.Missing;
        }

        doc = new Doc();
        return Status.Ok;
    }

    public static void Need(object? value, string name)
    {
        if (value is null)
        {
            throw new ArgumentNullException(name);
        }
    }

    public static T NotNull<T>(T? value)
        where T : class
        => value ?? throw new InvalidOperationException();
}

public static class Case
{
    private static int A1() => Helpers.Trimmed(null)!.Length; // want: null-deref

    private static int A2() => Helpers.Trimmed(" x")!.Length;

    private static int A3(string s) => Helpers.Trimmed(s)!.Length;

    private static int B1() => Helpers.Either(null, null)!.Length; // want: null-deref

    private static int B2() => Helpers.Either(null, "b")!.Length;

    private static int C1() => Helpers.Open(false)!.Title.Length; // want: null-deref

    private static int C2() => Helpers.Open(create: true)!.Title.Length;

    private static int D1(int id)
    {
        var result = Helpers.Fetch(id);
        if (result.Status == Status.Broken)
        {
            return 0;
        }

        return result.Doc.Title.Length; // want: null-deref
    }

    private static int D2(int id)
    {
        var (status, doc) = Helpers.Fetch(id);
        return status != Status.Ok ? 0 : doc.Title.Length;
    }

    private static int D3(int id)
    {
        switch (Helpers.Fetch(id))
        {
            case (Status.Ok, var doc):
                return doc.Title.Length;
            default:
                return 0;
        }
    }

    private static int E1(string text)
    {
        if (!Helpers.Parse(text, out var doc, out var error))
        {
            return error.Length;
        }

        return doc.Title.Length;
    }

    private static int E2(string text)
    {
        bool ok = Helpers.Parse(text, out var doc, out _);
        Console.Out.Write(ok);
        return doc.Title.Length; // want: null-deref
    }

    private static int E3(string text)
    {
        if (Helpers.Parse(text, out _, out var error))
        {
            return error.Length; // want: null-deref
        }

        return error.Length;
    }

    private static int F1(int id)
    {
        Helpers.TryOpen(id, out var doc);
        return doc!.Title.Length; // want: null-deref
    }

    private static int F2(int id)
    {
        if (Helpers.TryOpen(id, out var doc) is not Status.Ok)
        {
            return 0;
        }

        return doc!.Title.Length;
    }

    private static int G1(bool flag)
    {
        Doc? doc = Helpers.Open(flag);
        Helpers.Need(doc, nameof(doc));
        return doc!.Title.Length;
    }

    private static int G2(bool flag) => Helpers.NotNull(Helpers.Open(flag)).Title.Length;

    public static void Demo1() => A1();

    public static void Demo2() => A2();

    public static void Demo3() => A3("x");

    public static void Demo4() => B1();

    public static void Demo5() => B2();

    public static void Demo6() => C1();

    public static void Demo7() => C2();

    public static void Demo8() => D1(0);

    public static void Demo9() => D2(0);

    public static void Demo10() => D3(0);

    public static void Demo11() => E1("");

    public static void Demo12() => E2("");

    public static void Demo13() => E3("x");

    public static void Demo14() => F1(7);

    public static void Demo15() => F2(7);

    public static void Demo16() => G1(true);

    public static void Demo17() => G2(true);
}
