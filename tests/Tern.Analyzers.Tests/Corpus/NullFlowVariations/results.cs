// Results with a value or an error, in several shapes.
namespace Variations.Results;

public readonly struct Outcome<T>
{
    private Outcome(bool success, T value, string? error)
    {
        Success = success;
        Value = value;
        Error = error;
    }

    public bool Success { get; }

    public bool Failed => !Success;

    public T Value { get; }

    public string? Error { get; }

    public static Outcome<T> Of(T value) => new(true, value, null);

    public static Outcome<T> Fault(string error) => new(false, default!, error);
}

public abstract record Reply
{
    public sealed record Found(string Text) : Reply;

    public sealed record Lost : Reply;
}

public sealed class Lookup
{
    public string? Text { get; private set; }

    public int Code { get; private set; }

    public bool HasText => Text is not null;

    public static Lookup Run(int key)
    {
        var lookup = new Lookup { Code = key };
        if (key % 2 == 0)
        {
            lookup.Text = "even";
        }

        return lookup;
    }
}

public static class Case
{
    private static Outcome<string> Load(int key) => key == 1 ? Outcome<string>.Of("one") : Outcome<string>.Fault("none");

    private static Reply? Ask(int key) => key == 1 ? new Reply.Found("x") : key == 2 ? new Reply.Lost() : null;

    private static int A1(int key) => Load(key).Value.Length; // want: null-deref

    private static int A2(int key)
    {
        var outcome = Load(key);
        if (outcome.Failed)
        {
            return outcome.Error!.Length;
        }

        return outcome.Value.Length;
    }

    private static int A3(int key)
    {
        var outcome = Load(key);
        return outcome.Success ? outcome.Error!.Length : 0; // want: null-deref
    }

    private static int A4(int key) => Load(key) is { Success: true } good ? good.Value.Length : 0;

    private static int B1(int key) => (Ask(key) as Reply.Found)!.Text.Length; // want: null-deref

    private static int B2(int key) => Ask(key) switch
    {
        Reply.Found found => found.Text.Length,
        Reply.Lost => 0,
        _ => -1,
    };

    private static int C1(int key)
    {
        var lookup = Lookup.Run(key);
        return lookup.Text!.Length; // want: null-deref
    }

    private static int C2(int key)
    {
        var lookup = Lookup.Run(key);
        return lookup.HasText ? lookup.Text!.Length : 0;
    }

    public static void Demo1() => A1(0);

    public static void Demo2() => A2(0);

    public static void Demo3() => A3(1);

    public static void Demo4() => A4(0);

    public static void Demo5() => B1(2);

    public static void Demo6() => B2(2);

    public static void Demo7() => C1(1);

    public static void Demo8() => C2(1);
}
