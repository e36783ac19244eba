// case: service-locale-catalogue
// category: service
// rationale: message catalogue with culture fallback, plural forms and lazily loaded bundles
// csc: false-positive

using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace NullSafety.Wide.LocaleCatalogue;

public enum PluralCategory { One, Few, Other }

public sealed class CultureNode(string tag, CultureNode? parent)
{
    public string Tag { get; } = tag;
    public CultureNode? Parent { get; } = parent;
    public bool IsRoot => Parent == null;
    public bool IsLanguage => Parent == null || Parent.IsRoot;
    public string Language => IsLanguage ? Tag : Parent.Language; // csc-false

    public IEnumerable<CultureNode> SelfAndParents()
    {
        for (CultureNode? at = this; at != null; at = at.Parent)
            yield return at;
    }
}

/// <summary>A message, either plain or with plural forms.</summary>
public abstract class Message(string key)
{
    public string Key { get; } = key;

    public abstract string Select(PluralCategory category);

    public virtual string? Note => null;
}

public sealed class PlainMessage(string key, string text) : Message(key)
{
    public override string Select(PluralCategory category) => text;
}

public sealed class PluralMessage : Message
{
    private readonly string[] _forms = new string[3];

    public PluralMessage(string key, string one, string other)
        : base(key)
    {
        _forms[(int)PluralCategory.One] = one;
        _forms[(int)PluralCategory.Other] = other;
    }

    public override string? Note => "plural of " + Key;

    public PluralMessage WithFew(string few)
    {
        _forms[(int)PluralCategory.Few] = few;
        return this;
    }

    public override string Select(PluralCategory category) => _forms[(int)category];
}

public sealed class Bundle(CultureNode culture)
{
    private readonly Dictionary<string, Message> _messages = new(StringComparer.OrdinalIgnoreCase);
    public CultureNode Culture { get; } = culture;
    public int Count => _messages.Count;

    public Bundle Add(Message message)
    {
        _messages[message.Key] = message;
        return this;
    }

    public bool Has(string key) => _messages.ContainsKey(key);
    public Message? Find(string key) => _messages.GetValueOrDefault(key);
}

/// <summary>Replaces {0}, {1} … by arguments.</summary>
public static class Formatter
{
    [ThreadStatic]
    private static StringBuilder? _buffer;

    public static string Format(string template, params object?[] arguments)
    {
        int open = template.IndexOf('{'); // missed: null-deref
        if (open < 0)
            return template;
        var buffer = Rent();
        int from = 0;
        while (open >= 0)
        {
            int close = template.IndexOf('}', open);
            int slot = int.Parse(template.AsSpan(open + 1, close - open - 1));
            buffer.Append(template, from, open - from).Append(arguments[slot]?.ToString() ?? "∅");
            from = close + 1;
            open = template.IndexOf('{', from);
        }
        return buffer.Append(template, from, template.Length - from).ToString();
    }

    private static StringBuilder Rent()
    {
        _buffer ??= new StringBuilder();
        _buffer.Clear();
        return _buffer;
    }
}

public sealed class StaticSource 
{
    private readonly Dictionary<string, Func<CultureNode, Bundle>> _makers = new();
    public int Loads { get; private set; }

    public StaticSource With(string tag, Func<CultureNode, Bundle> maker)
    {
        _makers[tag] = maker;
        return this;
    }

    public Bundle? Load(CultureNode culture)
    {
        Loads++;
        return _makers.TryGetValue(culture.Tag, out var maker) ? maker(culture) : null;
    }
}

/// <summary>Looks messages up along the culture chain. The root culture always has a bundle.</summary>
public sealed class Catalogue
{
    private readonly object _gate = new();
    private readonly Dictionary<string, CultureNode> _cultures = new();
    private readonly Dictionary<string, Bundle?> _bundles = new();
    private readonly StaticSource _source;
    private volatile Bundle? _rootBundle;
    private CultureNode _current;
    private Func<string, string>? _missing;

    public Catalogue(StaticSource source, params string[] tags)
    {
        _source = source;
        _current = Register("root", null);
        foreach (var tag in tags.OrderBy(t => t.Length))
        {
            int dash = tag.LastIndexOf('-');
            var parent = dash > 0 && _cultures.ContainsKey(tag[..dash]) ? _cultures.GetValueOrDefault(tag[..dash]) : _cultures["root"];
            Register(tag, parent);
        }
    }

    public CultureNode Current => _current;

    public Bundle RootBundle
    {
        get
        {
            if (_rootBundle == null)
            {
                lock (_gate)
                {
                    _rootBundle ??= _source.Load(_cultures["root"]) ?? new Bundle(_cultures["root"]);
                }
            }
            return _rootBundle;
        }
    }

    public void Use(string tag) => _current = _cultures.GetValueOrDefault(tag) ?? _cultures["root"];
    public void OnMissing(Func<string, string> handler) => _missing = handler;

    public string Text(string key, params object?[] arguments)
    {
        var message = Lookup(key);
        if (message == null)
            return _missing != null ? _missing(key) : "[" + key + "]";
        return Formatter.Format(message.Select(PluralCategory.Other), arguments);
    }

    public string Plural(string key, int count)
    {
        if (!Knows(key))
            return count + " " + key;
        return Formatter.Format(Lookup(key).Select(Categorise(count)), count); // csc-false
    }

    public string OriginOf(string key)
    {
        var at = _current;
        while (!BundleOf(at).Has(key))
            at = at.Parent!;
        return at.Tag;
    }

    public string NoteOf(string key)
    {
        var note = Lookup(key)?.Note;
        return note?.Length > 0 ? note.ToUpperInvariant() : "";
    }

    public IReadOnlyList<string> Coverage()
    {
        var lines = new List<string>();
        foreach (var culture in _cultures.Values)
        {
            if (Loaded(culture))
                lines.Add(culture.Language + "=" + _bundles[culture.Tag].Count); // csc-false
        }
        return lines;
    }

    private bool Knows(string key) => Lookup(key) is not null;
    private bool Loaded(CultureNode culture) => _bundles.TryGetValue(culture.Tag, out var bundle) && bundle != null;
    private Message? Lookup(string key) => _current.SelfAndParents().Select(c => BundleOf(c).Find(key)).FirstOrDefault(m => m != null);

    private Bundle BundleOf(CultureNode culture)
    {
        if (culture.IsRoot) // want: null-deref
            return RootBundle;
        if (!_bundles.TryGetValue(culture.Tag, out var bundle))
        {
            bundle = _source.Load(culture) ?? new Bundle(culture);
            _bundles[culture.Tag] = bundle;
        }
        return bundle; // csc-false
    }

    private PluralCategory Categorise(int count) => _current.Language switch
    {
        _ when count == 1 => PluralCategory.One,
        "pl" when count is > 1 and < 5 => PluralCategory.Few,
        _ => PluralCategory.Other,
    };

    private CultureNode Register(string tag, CultureNode? parent) => _cultures[tag] = new CultureNode(tag, parent);
}

public static class Case
{
    private static StaticSource Source() => new StaticSource()
        .With("root", c => new Bundle(c).Add(new PlainMessage("hi", "Hello {0}")).Add(new PluralMessage("file", "{0} file", "{0} files")))
        .With("pl", c => new Bundle(c).Add(new PluralMessage("file", "{0} plik", "{0} plików").WithFew("{0} pliki")))
        .With("de", c => new Bundle(c).Add(new PlainMessage("hi", "Hallo {0}")));

    public static void DemoTexts()
    {
        var source = Source();
        var catalogue = new Catalogue(source, "de", "de-AT", "pl", "fr");
        foreach (var tag in new[] { "de-AT", "pl", "fr", "xx" })
        {
            catalogue.Use(tag);
            _ = catalogue.Text("hi", "Ann") + catalogue.Text("hi", (object?)null) + catalogue.Text("none") + catalogue.Plural("file", 1) + catalogue.Plural("wolf", 2);
            _ = catalogue.NoteOf("file") + catalogue.NoteOf("hi") + catalogue.OriginOf("hi");
        }
        catalogue.OnMissing(key => key.ToUpperInvariant());
        _ = catalogue.Text("none") + catalogue.Plural("file", 8) + string.Join(",", catalogue.Coverage()) + source.Loads;
        catalogue.Use("pl");
        _ = catalogue.Plural("file", 3) + catalogue.Current.Language;
        _ = new Catalogue(new StaticSource()).Text("any");
    }

    public static void DemoFewIsMissing()
    {
        var catalogue = new Catalogue(new StaticSource().With("pl", c => new Bundle(c).Add(new PluralMessage("bird", "{0} ptak", "{0} ptaków"))), "pl");
        catalogue.Use("pl");
        catalogue.Plural("bird", 3);
    }

    public static void DemoOriginOfUnknown()
    {
        var catalogue = new Catalogue(Source(), "de");
        catalogue.Use("de");
        catalogue.OriginOf("nothing");
    }
}
