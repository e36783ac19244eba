// case: small-contracts-again
// category: several small cases of one topic
using System.Diagnostics;

namespace Probes.G.Contracts;

public sealed class FormFile
{
    public string FileName { get; set; } = null!;

    public long Size { get; set; }
}

public static class MediaTypes
{
    private static string Guess(FormFile file)
    {
        var ext = Path.GetExtension(file.FileName);
        return ext.TrimStart('.').ToLowerInvariant() switch // want: null-deref
        {
            "png" => "image/png",
            _ => "application/octet-stream",
        };
    }

    private static string GuessOrBinary(FormFile file)
    {
        var ext = Path.GetExtension(file.FileName ?? "");
        return ext.TrimStart('.') == "png" ? "image/png" : "application/octet-stream";
    }

    public static void DemoBlobPart()
    {
        Guess(new FormFile { FileName = "a.png", Size = 3 });
        Guess(new FormFile { Size = 3 });
    }

    public static void DemoBlobPartBinary()
    {
        GuessOrBinary(new FormFile { FileName = "a.png", Size = 3 });
        GuessOrBinary(new FormFile { Size = 3 });
    }
}

public sealed class WebSession
{
    public Dictionary<string, string> Items { get; } = new();
}

public sealed class WebContext
{
    private WebSession _session = null!;

    public WebSession GetSession(bool create = true)
    {
        if (_session is null && create)
        {
            _session = new WebSession();
        }

        return _session!;
    }
}

public static class Cart
{
    private static WebSession Peek(WebContext ctx) => ctx.GetSession(create: false);

    private static int CountItems(WebContext ctx) => Peek(ctx).Items.Count; // want: null-deref

    public static void DemoCrawlerWithoutSession()
    {
        var shopper = new WebContext();
        shopper.GetSession().Items["sku"] = "7";
        CountItems(shopper);
        CountItems(new WebContext());
    }
}

public sealed class Skin
{
    public string Font { get; init; } = "Mono";
}

public sealed class Account
{
    public Skin Skin { get; set; } = null!;

    public Account Parent { get; init; } = null!;
}

public static class Skins
{
    public static Skin Fallback { get; private set; } = null!;

    public static void UseFallback(Skin skin) => Fallback = skin;

    private static Skin Pick(Account account) => account.Skin ?? account.Parent?.Skin ?? Fallback;

    private static int Measure(Account account, string text)
    {
        var skin = Pick(account);
        return skin.Font.Length * text.Length; // missed: null-deref
    }

    public static void DemoUnbrandedAccount()
    {
        var tenant = new Account { Skin = new Skin { Font = "Serif" } };
        Measure(new Account { Parent = tenant }, "hello");
        Measure(new Account { Parent = new Account() }, "hello");
    }
}

public enum Severity { Warning, Fatal }

public sealed record Problem(Severity Severity, string Text);

public sealed class Shipment
{
    public string Street { get; init; } = null!;

    public string Country { get; init; } = null!;
}

public sealed class ShipmentRules
{
    public IEnumerable<Problem> Check(Shipment s)
    {
        if (s.Country is null)
        {
            yield return new Problem(Severity.Fatal, "country missing");
        }

        if (s.Street is null)
        {
            yield return new Problem(Severity.Warning, "street missing");
        }
    }

    public bool IsComplete(Shipment s) => !Check(s).Any();
}

public static class Labels
{
    private static readonly ShipmentRules Rules = new();

    private static string Print(Shipment s)
    {
        if (Rules.Check(s).Any(p => p.Severity == Severity.Fatal))
        {
            return "rejected";
        }

        return s.Country.ToUpperInvariant() + s.Street.PadRight(30); // want: null-deref
    }

    private static string PrintComplete(Shipment s)
    {
        if (!Rules.IsComplete(s))
        {
            return "rejected";
        }

        return s.Country.ToUpperInvariant() + s.Street.PadRight(30);
    }

    public static void DemoPickupShipment()
    {
        Print(new Shipment());
        Print(new Shipment { Country = "de" });
    }

    public static void DemoCompleteShipment()
    {
        PrintComplete(new Shipment());
        PrintComplete(new Shipment { Country = "de" });
        PrintComplete(new Shipment { Street = "Main" });
        PrintComplete(new Shipment { Country = "de", Street = "Main" });
    }
}

public static class Require
{
    [Conditional("CONTRACTS_FULL")]
    public static void Present(object value, string name)
    {
        if (value is null)
        {
            throw new ArgumentNullException(name);
        }
    }

    public static T Missing<T>(string name) => throw new KeyNotFoundException(name);
}

public sealed class Options
{
    private readonly Dictionary<string, string> _map = new() { ["region"] = "eu-1", ["proxy"] = null! };

    public int RegionLength(string key)
    {
        var value = _map.GetValueOrDefault(key)!;
        Require.Present(value, key);
        return value.Length; // want: null-deref
    }

    public int StrictLength(string key)
    {
        var value = _map.GetValueOrDefault(key) ?? Require.Missing<string>(key);
        return value.Length;
    }
}

public static class Startup
{
    public static void DemoUncheckedOption()
    {
        var options = new Options();
        options.RegionLength("region");
        options.RegionLength("proxy");
    }

    public static void DemoStrictOption()
    {
        var options = new Options();
        foreach (var key in new[] { "region", "proxy", "zone" })
        {
            try
            {
                options.StrictLength(key);
            }
            catch (KeyNotFoundException)
            {
            }
        }
    }
}
