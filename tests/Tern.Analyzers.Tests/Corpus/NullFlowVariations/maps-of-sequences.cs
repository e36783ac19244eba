// A map that is made of a sequence has as many entries as that: one that is made of nothing has no key.
using System;
using System.Collections.Generic;
using System.Linq;

namespace Variations.MapsOfSequences;

public sealed class Labels(IReadOnlyDictionary<string, string> texts)
{
    public string? Of(string key) => texts.TryGetValue(key, out var text) ? text : null;
}

public sealed class Crate
{
    private readonly Lazy<string> _label;
    private readonly Func<string> _note;
    private readonly Lazy<string> _owner;

    public Crate(Labels labels)
    {
        _label = new Lazy<string>(() => labels.Of("label")!);
        _note = () => labels.Of("note")!;
        _owner = new Lazy<string>(() => labels.Of("owner") ?? "nobody");
    }

    public string Label() => _label.Value.PadLeft(8); // want: null-deref

    public string Note() => _note().PadLeft(8); // want: null-deref

    public string Owner() => _owner.Value.PadLeft(8);
}

public sealed class Parcel
{
    private readonly Lazy<string> _label;

    public Parcel(Labels labels) => _label = new Lazy<string>(() => labels.Of("label")!);

    public string Label() => _label.Value.PadLeft(8);
}

public static class D
{
    private static Crate Make(params (string Key, string Text)[] texts) => new(new Labels(texts.ToDictionary(t => t.Key, t => t.Text)));

    private static Parcel Wrap(IEnumerable<KeyValuePair<string, string>> texts) => new(new Labels(texts.ToDictionary(t => t.Key, t => t.Value)));

    public static void Demo1() => Make().Label();

    public static void Demo2() => Make([]).Note();

    public static void Demo3() => Make(("label", "salt")).Label();

    public static void Demo4() => Make().Owner();

    public static void Demo5() => Wrap(new Dictionary<string, string> { ["label"] = "salt" }).Label();
}
