// case: neg-lookup-seed-vault
// category: negative-lookup
// rationale: lookups follow a Contains, an Add or an index test
// csc: false-positive
using System;
using System.Collections.Generic;
using System.Linq;

namespace NullSafety.WideSafe9.SeedVault;

public sealed class SeedLot(string species, int grams)
{
    public string Species { get; } = species;
    public int Grams { get; private set; } = grams;
    public void Take(int grams) => Grams -= Math.Min(grams, Grams);
    public void Put(int grams) => Grams += grams;
}

public sealed class Vault
{
    private readonly Dictionary<string, SeedLot> _lots = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<SeedLot> _recent = [];

    public int Deposit(string species, int grams)
    {
        if (!_lots.ContainsKey(species))
            _lots[species] = new SeedLot(species, 0);
        SeedLot? lot = _lots.GetValueOrDefault(species);
        lot.Put(grams); // csc-false
        Touch(species);
        return lot.Grams;
    }

    private void Touch(string species)
    {
        if (_recent.Any(l => Same(l, species)))
            _recent.Remove(_recent.Find(l => Same(l, species))); // csc-false
        if (_lots.TryGetValue(species, out var lot))
            _recent.Add(lot);
    }

    private static bool Same(SeedLot lot, string species) =>
        string.Equals(lot.Species, species, StringComparison.OrdinalIgnoreCase);

    public bool Knows(string species) => _lots.ContainsKey(species);

    public int Withdraw(string species, int grams)
    {
        if (!Knows(species))
            return 0;
        var lot = _lots.GetValueOrDefault(species);
        int before = lot.Grams; // csc-false
        lot.Take(grams);
        Touch(species);
        return before - lot.Grams;
    }

    public string Newest()
    {
        if (_recent.Count == 0)
            return "none";
        return _recent.LastOrDefault().Species; // csc-false
    }

    public int RankOf(string species)
    {
        if (!_recent.Exists(l => Same(l, species)))
            return -1;
        var found = _recent.FirstOrDefault(l => Same(l, species));
        return found.Grams + _recent.IndexOf(found); // csc-false
    }
}

public static class VaultDemo
{
    public static string Demo1()
    {
        var vault = new Vault();
        string first = vault.Newest();
        int a = vault.Deposit("rye", 50);
        int b = vault.Deposit("Rye", 25);
        int c = vault.Deposit("oat", 10);
        string second = vault.Newest();
        int d = vault.Withdraw("rye", 60);
        int e = vault.Withdraw("rye", 60);
        return $"{first} {a} {b} {c} {second} {d} {e} {vault.Newest()}";
    }

    public static int Demo2()
    {
        var vault = new Vault();
        int sum = vault.Withdraw("fig", 3) + vault.RankOf("fig");
        vault.Deposit("fig", 4);
        vault.Deposit("fig", 5);
        return sum + vault.RankOf("FIG") + vault.RankOf("yam");
    }
}
