// case: neg-seedbank-vault
// category: negative-maps
// rationale: lookups guarded by ContainsKey, TryAdd, by-ref slots and a total fallback
// csc: none

using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Runtime.InteropServices;

namespace NullSafety.Wide9.SeedbankVault;

public sealed class Accession
{
    public Accession(string species) => Species = species;

    public string Species { get; }
    public int Seeds { get; set; }
    public string? Collector { get; set; }
}

public sealed class Vault
{
    private readonly Dictionary<string, Accession> _drawers = new();
    private readonly Dictionary<string, List<string>?> _notes = new() { ["sealed"] = null };

    public Accession Drawer(string species)
    {
        ref var slot = ref CollectionsMarshal.GetValueRefOrAddDefault(_drawers, species, out _);
        slot ??= new Accession(species);
        return slot;
    }

    public int Deposit(string species, int seeds)
    {
        _drawers.TryAdd(species, new Accession(species));
        return _drawers[species].Seeds += seeds;
    }

    public int Remaining(string species)
    {
        if (!_drawers.ContainsKey(species))
        {
            return 0;
        }

        return _drawers.GetValueOrDefault(species)!.Seeds;
    }

    public void Note(string key, string text)
    {
        if (!_notes.TryGetValue(key, out var list) || list is null)
        {
            _notes[key] = list = new List<string>();
        }

        list.Add(text);
    }

    public int NoteCount(string key) => (_notes.GetValueOrDefault(key) ?? []).Count;

    public int CollectorLetters()
    {
        return _drawers.Values.Where(a => a.Collector != null).Sum(a => a.Collector!.Length);
    }

    public Accession Largest()
    {
        Debug.Assert(_drawers.Count > 0);
        return _drawers.Values.MaxBy(a => a.Seeds) ?? new Accession("none");
    }
}

public static class Curator
{
    public static int Demo1()
    {
        var vault = new Vault();
        vault.Drawer("barley").Collector = "Vavilov";
        vault.Deposit("barley", 500);
        vault.Deposit("oat", 200);
        return vault.Remaining("barley") + vault.Remaining("rye") + vault.CollectorLetters();
    }

    public static int Demo2()
    {
        var vault = new Vault();
        vault.Note("sealed", "opened 2019");
        vault.Note("damp", "moved");
        return vault.NoteCount("sealed") + vault.NoteCount("absent");
    }

    public static string Demo3()
    {
        var vault = new Vault();
        vault.Deposit("lentil", 3);
        return vault.Largest().Species;
    }
}
