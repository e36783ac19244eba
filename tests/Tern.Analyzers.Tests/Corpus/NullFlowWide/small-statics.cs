// case: small-statics
// category: several small cases of one topic
namespace Rows.Statics;

public sealed class Catalog
{
    public static readonly Catalog Default = new();

    private static readonly List<string> Seeds = new() { "oak", "elm" };

    private readonly List<string> _names;

    private Catalog()
    {
        _names = Seeds;
    }

    public int Count()
    {
        return _names.Count; // want: null-deref
    }
}

public sealed class Palette
{
    private static readonly string[] Basic = ["red", "blue"];

    public static readonly Palette Standard = new();

    private readonly string[] _colours;

    private Palette()
    {
        _colours = Basic;
    }

    public string First() => _colours[0].ToUpperInvariant();
}

public sealed class Buyer
{
    public static readonly Buyer Instance;

    static Buyer()
    {
        Instance = new Buyer(Seller.Instance);
    }

    private Buyer(Seller partner)
    {
        Partner = partner;
    }

    public Seller Partner { get; }

    public string Name => "buyer";
}

public sealed class Seller
{
    public static readonly Seller Instance;

    static Seller()
    {
        Instance = new Seller(Buyer.Instance);
    }

    private Seller(Buyer client)
    {
        Client = client;
    }

    public Buyer Client { get; }

    public string Greeting()
    {
        return "hi " + Client.Name; // missed: null-deref
    }
}

public sealed record Account(string Login);

public static class Session
{
    public static Account Current { get; private set; } = null!;

    public static void SignIn(string login) => Current = new Account(login);

    public static void SignOut() => Current = null!;
}

public static class Banner
{
    public static string Text()
    {
        return "signed in as " + Session.Current.Login; // want: null-deref
    }
}

public static class Impersonation
{
    private static Account s_account = new("guest");

    public static T Run<T>(string login, Func<T> action)
    {
        var previous = s_account;
        s_account = new Account(login);
        try
        {
            return action();
        }
        finally
        {
            s_account = previous;
        }
    }

    public static string Who() => s_account.Login.Trim();
}

public interface IFormatter
{
    string Format(object value);
}

public sealed class PlainFormatter : IFormatter
{
    public string Format(object value) => $"{value}";
}

public static class FormatterFor<T>
{
    public static IFormatter Instance { get; set; } = null!;

    public static string Show(T value)
    {
        return Instance.Format(value!); // missed: null-deref
    }
}

public static class Services
{
    private static readonly Dictionary<Type, object> Known = new();

    public static void Add<T>(T service) where T : class => Known[typeof(T)] = service;

    public static T Get<T>(T fallback) where T : class
    {
        var found = Known.GetValueOrDefault(typeof(T)) as T;
        return found ?? fallback;
    }
}

public static class Glossary
{
    private static Dictionary<string, string>? s_terms;

    public static void Invalidate() => s_terms = null;

    public static void Warm() => s_terms ??= new Dictionary<string, string> { ["io"] = "input, output" };

    public static int Lookup(string term)
    {
        bool found = s_terms!.ContainsKey(term); // want: null-deref
        return found ? term.Length : 0;
    }
}

public static class Synonyms
{
    private static Dictionary<string, string>? s_terms;

    private static Dictionary<string, string> Terms => s_terms ??= new Dictionary<string, string> { ["big"] = "large" };

    public static void Invalidate() => s_terms = null;

    public static int Lookup(string term)
    {
        Invalidate();
        return Terms.TryGetValue(term, out var other) ? other.Length : 0;
    }
}

public enum Level
{
    Low,
    Medium,
    High,
}

public static class Labels
{
    private static readonly string[] Names = new string[3];
    private static readonly string[] Short = new string[3];

    static Labels()
    {
        Names[(int)Level.Low] = "low";
        Names[(int)Level.High] = "high";
        for (int i = 0; i < Short.Length; i++)
        {
            Short[i] = ((Level)i).ToString()[..1];
        }
    }

    public static int Width(Level level)
    {
        return Names[(int)level].Length; // want: null-deref
    }

    public static int ShortWidth(Level level) => level is Level.Low or Level.Medium or Level.High ? Short[(int)level].Length : 0;
}

public static class AppConfig
{
    private static string s_file = null!;

    private static readonly Lazy<string> Path = new(() => s_file);

    public static bool Ready => Path.Value is not null;

    public static void Load(string file) => s_file = file;

    public static string Folder()
    {
        return Path.Value.Split('/')[0]; // missed: null-deref
    }
}

public static class Demos
{
    public static void DemoCatalog() => Catalog.Default.Count();

    public static void DemoPalette() => Palette.Standard.First();

    public static void DemoTrade()
    {
        var buyer = Buyer.Instance;
        buyer.Partner.Greeting();
    }

    public static void DemoBanner()
    {
        Session.SignIn("kim");
        Banner.Text();
        Session.SignOut();
        Banner.Text();
    }

    public static void DemoImpersonation()
    {
        Impersonation.Who();
        Impersonation.Run("root", () => Impersonation.Run("kim", Impersonation.Who) + Impersonation.Who());
        Impersonation.Who();
    }

    public static void DemoFormatter()
    {
        FormatterFor<int>.Instance = new PlainFormatter();
        FormatterFor<int>.Show(3);
        FormatterFor<long>.Show(3);
    }

    public static void DemoServices()
    {
        IFormatter fallback = new PlainFormatter();
        Services.Get(fallback).Format(1);
        Services.Add<IFormatter>(new PlainFormatter());
        Services.Get(fallback).Format(2);
    }

    public static void DemoGlossary()
    {
        Glossary.Warm();
        Glossary.Lookup("io");
        Glossary.Invalidate();
        Glossary.Lookup("io");
    }

    public static void DemoSynonyms()
    {
        Synonyms.Lookup("big");
        Synonyms.Lookup("small");
    }

    public static void DemoLabels()
    {
        foreach (var level in Enum.GetValues<Level>())
        {
            Labels.Width(level);
        }
    }

    public static void DemoShortLabels()
    {
        foreach (var level in Enum.GetValues<Level>())
        {
            Labels.ShortWidth(level);
        }
    }

    public static void DemoConfig()
    {
        if (!AppConfig.Ready)
        {
            AppConfig.Load("etc/app.json");
        }

        AppConfig.Folder();
    }
}
