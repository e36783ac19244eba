// case: neg-colour-palette
// category: negative-map
// rationale: dictionaries filled with the very keys they are asked for
// csc: false-positive

using System;
using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Generic;
using System.Linq;

namespace NullSafety.Wide.NegColourPalette;

internal enum Tone { Ink, Paper, Accent }

internal sealed class Swatch(string hex)
{
    public string Hex { get; } = hex;
    public Swatch? Darker { get; set; }
}

internal sealed class Palette
{
    private static readonly string[] Keys = ["fg", "bg"];
    private readonly Dictionary<Tone, Swatch> _tones = new();
    private readonly Dictionary<string, Swatch> _named;
    private readonly FrozenDictionary<string, Swatch> _frozen;
    private readonly ConcurrentDictionary<int, Swatch> _mixed = new();

    public Palette()
    {
        foreach (Tone tone in Enum.GetValues<Tone>())
        {
            _tones[tone] = new Swatch("#" + (int)tone);
        }

        _named = Keys.ToDictionary(k => k, k => new Swatch(k));
        _frozen = _named.ToFrozenDictionary();
        foreach (var swatch in _tones.Values)
        {
            swatch.Darker = new Swatch("#000");
        }
    }

    public int All()
    {
        int n = 0;
        foreach (Tone tone in Enum.GetValues<Tone>())
        {
            n += _tones.GetValueOrDefault(tone)!.Hex.Length;
        }

        foreach (var key in Keys)
        {
            n += _named.TryGetValue(key, out var s) ? s.Hex.Length : 0;
            n += _frozen.GetValueOrDefault(key)!.Hex.Length;
        }

        return n;
    }

    public int Accent() => _tones[Tone.Accent].Darker.Hex.Length; // csc-false

    public int Mix(int a)
    {
        _mixed.TryAdd(a, new Swatch("mix"));
        _mixed.TryGetValue(a, out var swatch);
        return swatch!.Hex.Length;
    }

    public int Named(string key)
    {
        if (!_named.ContainsKey(key))
        {
            _named.Add(key, new Swatch("new"));
        }

        return _named.GetValueOrDefault(key).Hex.Length; // csc-false
    }
}

public static class Demos
{
    public static void DemoAll() => new Palette().All();
    public static void DemoAccent() => new Palette().Accent();
    public static void DemoMix() => new Palette().Mix(3);
    public static void DemoNamed() => new Palette().Named("border");
}
