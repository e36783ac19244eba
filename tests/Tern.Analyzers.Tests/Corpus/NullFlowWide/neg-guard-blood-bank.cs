// case: neg-guard-blood-bank
// category: negative-guard
// rationale: early exits run through guard helpers of the program
// csc: false-positive
using System;
using System.Collections.Generic;
using System.Linq;

namespace NullSafety.WideSafe9.BloodBank;

public sealed class BankException(string message) : Exception(message);

public sealed record Donor(string Name, string? Group);

public sealed class Unit(string id)
{
    public string Id { get; } = id;
    public Donor? Donor { get; set; }
    public string? ReservedFor { get; set; }
}

internal static class Guard
{
    public static void That(bool condition, string message)
    {
        if (!condition)
            Fail(message);
    }

    public static void Fail(string message) => throw new BankException(message);

    public static void Present(string? text, string what)
    {
        if (string.IsNullOrEmpty(text))
            Fail("missing " + what);
    }
}

public sealed class BloodBank
{
    private readonly List<Unit> _units = [];

    public int Store(string id, Donor? donor)
    {
        Guard.That(donor != null, "unit without donor");
        Guard.Present(donor.Group, "group of " + donor.Name); // csc-false
        _units.Add(new Unit(id) { Donor = donor });
        return donor.Group.Length; // csc-false
    }

    public Unit Reserve(string? group, string patient)
    {
        Guard.Present(group, "group");
        var unit = _units.FirstOrDefault(u => u.ReservedFor is null && u.Donor?.Group == group);
        Guard.That(unit is not null, "no unit of " + group.ToUpperInvariant()); // csc-false
        unit.ReservedFor = patient; // csc-false
        return unit;
    }

    public string Release(string id)
    {
        Unit? unit = _units.Find(u => u.Id == id);
        if (unit is null)
            Guard.Fail("unknown unit " + id);
        Guard.That(unit.ReservedFor is not null, id + " is free"); // csc-false
        string note = unit.ReservedFor.Split(' ')[0]; // csc-false
        unit.ReservedFor = null;
        return note;
    }
}

public static class BloodBankDemo
{
    private static string Try(Func<object> action)
    {
        try
        {
            return $"{action()};";
        }
        catch (BankException e)
        {
            return e.Message + ";";
        }
    }

    public static string Demo1()
    {
        var bank = new BloodBank();
        return Try(() => bank.Store("u1", new Donor("Ed", "0+")))
            + Try(() => bank.Store("u2", new Donor("Flo", null)))
            + Try(() => bank.Store("u3", new Donor("Gus", "")))
            + Try(() => bank.Store("u4", null));
    }

    public static string Demo2()
    {
        var bank = new BloodBank();
        bank.Store("u1", new Donor("Ed", "ab-"));
        return Try(() => bank.Release("u1"))
            + Try(() => bank.Reserve("ab-", "Mr Low").Id)
            + Try(() => bank.Reserve("ab-", "Ms High").Id)
            + Try(() => bank.Reserve(null, "x").Id)
            + Try(() => bank.Release("u9"))
            + Try(() => bank.Release("u1"))
            + Try(() => bank.Reserve("ab-", "Ms High").Id);
    }
}
