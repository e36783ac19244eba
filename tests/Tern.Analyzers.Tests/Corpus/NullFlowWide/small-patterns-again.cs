// case: small-patterns-again
// category: several small cases of one topic
namespace Probes.G.Patterns;

public enum Signal { Dial, Answer, HangUp }

public sealed record CallState(string Name)
{
    public static readonly CallState Idle = new("idle");
    public static readonly CallState Ringing = new("ringing");
    public static readonly CallState Talking = new("talking");
}

public static class Phone
{
    private static CallState Next(CallState state, Signal signal) => (state.Name, signal) switch // want: null-deref
    {
        ("idle", Signal.Dial) => CallState.Ringing,
        ("ringing", Signal.Answer) => CallState.Talking,
        ("ringing" or "talking", Signal.HangUp) => CallState.Idle,
        _ => null!,
    };

    private static CallState Step(CallState state, Signal signal) => (state.Name, signal) switch
    {
        ("idle", Signal.Dial) => CallState.Ringing,
        ("ringing", Signal.Answer) => CallState.Talking,
        (_, Signal.HangUp) => CallState.Idle,
        _ => state,
    };

    public static void DemoDoubleDial()
    {
        Signal[] script = [Signal.Dial, Signal.Dial, Signal.Answer];
        script.Aggregate(CallState.Idle, Next);
    }

    public static void DemoDoubleDialIgnored()
    {
        Signal[] script = [Signal.Dial, Signal.Dial, Signal.Answer, Signal.Dial, Signal.HangUp];
        _ = script.Aggregate(CallState.Idle, Step).Name.Length;
    }
}

public sealed class Query(params object[][] rows)
{
    public object ExecuteScalar() => rows.Length == 0 || rows[0].Length == 0 ? null! : rows[0][0];
}

public static class Reports
{
    private static long NextInvoice(Query max)
    {
        var last = (long)max.ExecuteScalar(); // want: null-deref
        return last + 1;
    }

    private static long NextReceipt(Query max)
    {
        return max.ExecuteScalar() is long last ? last + 1 : 1;
    }

    public static void DemoFirstInvoice()
    {
        NextInvoice(new Query([41L]));
        NextInvoice(new Query());
    }

    public static void DemoFirstReceipt()
    {
        NextReceipt(new Query([41L]));
        NextReceipt(new Query());
        NextReceipt(new Query([DBNull.Value]));
    }
}

public enum PostKind { Text, Photo, Poll }

public sealed class Post
{
    public PostKind Kind { get; init; }

    public string Body { get; init; } = null!;

    public string[] Choices { get; init; } = null!;
}

public static class Feed
{
    private static string Preview(Post post)
    {
        if (post is { Kind: PostKind.Poll, Choices: [var only] })
        {
            return only;
        }

        string body = post.Body;
        if (post is { Kind: PostKind.Text } or { Kind: PostKind.Photo, Body: not null })
        {
            return body[..Math.Min(5, body.Length)]; // want: null-deref
        }

        return "";
    }

    public static void DemoDeletedText()
    {
        Preview(new Post { Kind = PostKind.Poll, Choices = ["yes"] });
        Preview(new Post { Kind = PostKind.Poll });
        Preview(new Post { Kind = PostKind.Photo });
        Preview(new Post { Kind = PostKind.Text, Body = "hello world" });
        Preview(new Post { Kind = PostKind.Text });
    }
}

public abstract class Expr
{
    public virtual string Show() => GetType().Name;
}

public sealed class Num(double value) : Expr
{
    public double Value => value;
}

public sealed class Neg(Expr operand) : Expr
{
    public Expr Operand => operand;
}

public static class Printer
{
    private static Expr Parse(string text) => text switch
    {
        ['-', .. var rest] => new Neg(Parse(rest)),
        _ when double.TryParse(text, out var n) => new Num(n),
        _ => null!,
    };

    private static string Print(Expr e)
    {
        switch (e)
        {
            case Num n:
                return n.Value.ToString("R");
            case Neg { Operand: Num n }:
                return "-" + n.Value;
            case Neg { Operand: var inner }:
                return "-(" + inner.Show() + ")"; // want: null-deref
            default:
                return "?";
        }
    }

    private static string PrintLoose(Expr e) => e switch
    {
        Num n => n.Value.ToString("R"),
        Neg { Operand: { } inner } => "-(" + inner.Show() + ")",
        null => "?",
        var other => other.Show(),
    };

    public static void DemoMinusOnly()
    {
        Print(Parse("-4"));
        Print(Parse("--4"));
        Print(Parse("x"));
        Print(Parse("-"));
    }

    public static void DemoMinusOnlyLoose()
    {
        foreach (var text in new[] { "4", "-4", "--4", "x", "-" })
        {
            PrintLoose(Parse(text));
        }
    }
}

public readonly record struct Reading(string Sensor, double? Celsius);

public static class Export
{
    private static IEnumerable<object> Cells(Reading r)
    {
        yield return r.Sensor;
        yield return r.Celsius!;
    }

    private static string Row(Reading r)
    {
        var line = new System.Text.StringBuilder();
        foreach (var cell in Cells(r))
        {
            line.Append(cell.ToString()).Append(';'); // missed: null-deref
        }

        return line.ToString();
    }

    public static void DemoSensorOffline()
    {
        Row(new Reading("roof", 21.5));
        Row(new Reading("cellar", null));
    }
}
