// Lists of what is wrong: an empty one says that nothing is.
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Variations.Listed;

public sealed record Manifest(string? Sender, string? Port, IReadOnlyList<string?>? Crates);

public sealed class Slip
{
    [JsonRequired]
    public string Kind { get; init; } = null!;

    public string Note { get; init; } = null!;
}

public static class Customs
{
    private static List<string> Problems(Manifest m)
    {
        var problems = new List<string>();
        if (m.Sender == null)
        {
            problems.Add("sender");
        }

        if (m.Port == null)
        {
            problems.Add("port");
        }

        return problems;
    }

    private static List<string> Remarks(Manifest m)
    {
        var remarks = new List<string>();
        if (m.Port == null)
        {
            remarks.Add("port");
        }

        return remarks;
    }

    public static int Clear(Manifest m)
    {
        if (Problems(m).Count > 0)
        {
            throw new ArgumentException("incomplete");
        }

        return m.Sender!.Length + m.Port!.Length;
    }

    public static int ClearAny(Manifest m)
    {
        var problems = Problems(m);
        return problems.Any() ? 0 : m.Sender!.Length;
    }

    public static int ClearOther(Manifest m)
    {
        if (Remarks(m).Count > 0)
        {
            return 0;
        }

        return m.Sender!.Length; // want: null-deref
    }

    public static int ClearRemarked(Manifest m) => Remarks(m).Count == 0 ? 0 : m.Port!.Length; // want: null-deref
}

public static class Case
{
    public static int Demo1() => Customs.Clear(new Manifest(null, null, null)) + Customs.ClearAny(new Manifest(null, null, null));

    public static int Demo2() => Customs.ClearOther(new Manifest(null, "p", null));

    public static int Demo3() => Customs.ClearRemarked(new Manifest("s", null, null));

    public static int Demo4(string json)
    {
        Slip slip = JsonSerializer.Deserialize<Slip>(json) ?? throw new JsonException();
        return slip.Kind.Length;
    }

    public static int Demo5(string json)
    {
        Slip slip = JsonSerializer.Deserialize<Slip>(json) ?? throw new JsonException();
        return slip.Note.Length; // want: null-deref
    }
}
