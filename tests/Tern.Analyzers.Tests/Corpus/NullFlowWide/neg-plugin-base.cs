// case: neg-plugin-base
// category: negative
// rationale: virtual call in a base constructor, static tables and a default struct, all read only where they are set
// csc: silent

namespace NullSafety.NegPluginBase;

public readonly struct Version
{
    private readonly string? _suffix;

    public Version(int number, string suffix)
    {
        Number = number;
        _suffix = suffix;
    }

    public int Number { get; }

    public string Suffix => _suffix ?? "";
}

public static class Registry
{
    private static readonly Dictionary<string, Version> Versions = new() { ["core"] = new Version(3, "rc") };
    public static readonly Version Core = Lookup("core");
    public static Version Lookup(string name) => Versions.TryGetValue(name, out var v) ? v : default;
}

public abstract class Plugin
{
    protected Plugin(string name)
    {
        Name = name;
        Title = MakeTitle();
    }

    public string Name { get; }
    public string Title { get; }

    protected virtual string MakeTitle() => Name.ToUpperInvariant();
}

public sealed class SpellPlugin : Plugin
{
    private readonly string _language;

    public SpellPlugin(string language)
        : base("spell")
    {
        _language = language;
    }

    public int LanguageLength => _language.Length;

    // called by the base constructor when _language is still unset
    protected override string MakeTitle() => Name + (_language?.Length ?? 0);
}

public sealed class PluginHost
{
    private readonly Plugin?[] _slots = new Plugin?[4];
    private int _count;

    public void Load(Plugin plugin)
    {
        if (_count < _slots.Length)
        {
            _slots[_count++] = plugin;
        }
    }

    public int Titles()
    {
        var total = 0;
        for (var i = 0; i < _count; i++)
        {
            total += _slots[i]!.Title.Length;
        }

        return total;
    }
}

public static class Case
{
    public static void DemoTitle() => new SpellPlugin("de").Title.Trim();
    public static void DemoLanguage() => Math.Abs(new SpellPlugin("de").LanguageLength);

    public static void DemoHost()
    {
        var host = new PluginHost();
        host.Titles();
        host.Load(new SpellPlugin("fr"));
        host.Titles();
    }

    public static void DemoVersion() => Registry.Lookup("missing").Suffix.Trim();
    public static void DemoCore() => Registry.Core.Suffix.Trim();
}
