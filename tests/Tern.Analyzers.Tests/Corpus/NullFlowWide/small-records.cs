// case: small-records
// category: several small cases of one topic
namespace Probe.Records;

internal sealed record Address(string City, string Zip);

internal sealed record Parcel(string Id, Address Target = null!)
{
    public string Label() => Id + "@" + Target.City; // want: null-deref
}

internal sealed record Invoice(string No, Address Payer);

internal sealed record Playlist
{
    public Playlist(string name, IEnumerable<string> songs)
    {
        Name = name;
        Songs = songs.ToList();
    }

    private Playlist(Playlist other)
    {
        Name = other.Name;
        Songs = null!;
    }

    public string Name { get; init; }

    public List<string> Songs { get; init; }
}

internal sealed class Report(string title, string body)
{
    public int Lines() => title.Length + body.Split('\n').Length; // want: null-deref
}

internal sealed class ReportBuilder
{
    private string _title = "untitled";
    private string? _body;

    public ReportBuilder Title(string title)
    {
        _title = title;
        return this;
    }

    public ReportBuilder Body(string body)
    {
        _body = body;
        return this;
    }

    public Report Build() => new(_title, _body!);
}

internal interface IFromStep
{
    IToStep From(string from);
}

internal interface IToStep
{
    Letter To(string to);
}

internal sealed class Letter : IFromStep, IToStep
{
    private string _from = null!;
    private string _to = null!;

    private Letter()
    {
    }

    public static IFromStep Start() => new Letter();

    public IToStep From(string from)
    {
        _from = from;
        return this;
    }

    public Letter To(string to)
    {
        _to = to;
        return this;
    }

    public static int Length(Letter letter) => letter._from.Length + letter._to.Length;
}

internal sealed class Authority(string text)
{
    public void Deconstruct(out string host, out string port)
    {
        int colon = text.IndexOf(':');
        (host, port) = colon < 0 ? (text, null!) : (text[..colon], text[(colon + 1)..]);
    }
}

internal sealed class Pair(string text)
{
    public void Deconstruct(out string? key, out string? value)
    {
        var parts = text.Split('=', 2);
        key = parts[0];
        value = parts.Length > 1 ? parts[1] : null;
    }
}

internal sealed class Headline
{
    private string _text = "";

    public string Prefix { get; init; } = null!;

    public string Text
    {
        get => _text;
        init => _text = Prefix.ToUpperInvariant() + value; // want: null-deref
    }
}

internal sealed class Caption
{
    public string Text { get; set; } = "";
}

internal sealed class Form
{
    public Caption Header { get; set; } = null!;

    public Caption Footer { get; } = new();

    public List<string> Fields { get; } = new();
}

public static class Demos
{
    public static void DemoParcel()
    {
        var p = new Parcel("p1") with { Id = "p2" };
        p.Label();
    }

    public static void DemoInvoice()
    {
        var draft = new Invoice("7", null!);
        var done = draft with { Payer = new Address("Bern", "3000") };
        _ = done.Payer.City.Length;
    }

    public static void DemoPlaylistCopy()
    {
        var a = new Playlist("mix", ["x", "y"]);
        _ = a.Songs.Count;
        var b = a with { Name = "copy" };
        _ = b.Songs.Count; // want: null-deref
    }

    public static void DemoReport()
    {
        new ReportBuilder().Title("t").Body("b").Build().Lines();
        new ReportBuilder().Title("t").Build().Lines();
    }

    public static void DemoLetter() => Letter.Length(Letter.Start().From("a").To("b"));

    public static void DemoAuthority()
    {
        foreach (var (host, port) in new[] { "a:1", "b" }.Select(t => new Authority(t)))
        {
            _ = host + port.TrimStart('0'); // want: null-deref
        }
    }

    public static void DemoPairs()
    {
        int total = 0;
        foreach (var pair in new[] { "a=1", "b" }.Select(t => new Pair(t)))
        {
            total += pair is ({ } key, { } value) ? key.Length + value.Length : 0;
        }
    }

    public static void DemoHeadline() => _ = new Headline { Text = "news", Prefix = "hot " };

    public static void DemoNestedHeader()
    {
        _ = new Form { Fields = { "a" }, Header = { Text = "top" } }; // want: null-deref
    }

    public static void DemoNestedFooter()
    {
        var form = new Form { Fields = { "a", "b" }, Footer = { Text = "end" } };
        _ = form.Fields.Count + form.Footer.Text.Length;
    }
}
