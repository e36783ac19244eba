// case: neg-legacy-mailer
// category: negative
// rationale: unannotated helpers that return null for some input, with callers that test, replace or never pass it
// csc: silent

namespace NullSafety.NegLegacyMailer;

#nullable disable
public static class LegacyText
{
    public static string Domain(string address)
    {
        if (address == null)
        {
            return null;
        }

        var at = address.IndexOf('@');
        return at < 0 ? address : address.Substring(at + 1);
    }

    public static bool IsBlank(string s) => s == null || s.Trim().Length == 0;

    public static T FirstOr<T>(IList<T> items, T fallback) => items.Count > 0 ? items[0] : fallback;

    public static T Pick<T>(IList<T> items, int index) => index < items.Count ? items[index] : default;
}

#nullable enable
public sealed class Letter
{
    public Letter(string? to) => To = to;

    public string? To { get; }

    public Func<string>? Footer { get; set; }
}

public sealed class Mailer
{
    private readonly List<string> _sent = new();
    private Action<string>? _trace;

    public void TraceTo(Action<string> trace) => _trace += trace;

    public void Untrace(Action<string> trace) => _trace -= trace;

    public int Send(Letter letter)
    {
        if (LegacyText.IsBlank(letter.To!))
        {
            return 0;
        }

        var domain = LegacyText.Domain(letter.To!);
        _trace?.Invoke(domain);
        _sent.Add(domain.ToLowerInvariant());
        var footer = letter.Footer ?? (() => "--");
        return domain.Length + footer().Length;
    }

    public int FirstLength() => LegacyText.FirstOr(_sent, "none").Length;

    public int ThirdLength() => (LegacyText.Pick(_sent, 2) ?? string.Empty).Length;

    public int Score(int[] scores) => LegacyText.Pick(scores, 9).ToString().Length;
}

public static class Case
{
    public static void DemoSend() => new Mailer().Send(new Letter("a@example.org"));

    public static void DemoBlank() => new Mailer().Send(new Letter(null));

    public static void DemoUntraced()
    {
        Action<string> trace = d => d.Trim();
        var mailer = new Mailer();
        mailer.TraceTo(trace);
        mailer.Untrace(trace);
        mailer.Send(new Letter("b@example.org") { Footer = () => "bye" });
    }

    public static void DemoLengths()
    {
        var mailer = new Mailer();
        mailer.FirstLength();
        mailer.ThirdLength();
        mailer.Score(new[] { 1, 2 });
    }
}
