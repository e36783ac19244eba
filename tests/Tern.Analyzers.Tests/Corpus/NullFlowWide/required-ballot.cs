// case: required-ballot
// category: required
// rationale: required members skipped by an attribute on a copying constructor and by generic activation
// csc: none

using System;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide2.RequiredBallot;

public sealed class Ballot
{
    public Ballot()
    {
    }

#pragma warning disable CS8618
    [SetsRequiredMembers]
    public Ballot(Ballot source) => (District, Marks) = (source.District, source.Marks);
#pragma warning restore CS8618

    public required string District { get; init; }
    public required string Voter { get; init; }
    public int Marks { get; set; }
}

public class Receipt
{
    public required string Serial { get; set; }
    public string Printer { get; set; } = "lpt1";
}

public static class Pool
{
    public static T Rent<T>()
        where T : class
    {
        return Activator.CreateInstance<T>();
    }

    public static T Blank<T>()
        where T : class
    {
        return (T)RuntimeHelpers.GetUninitializedObject(typeof(T));
    }
}

public static class Count
{
    public static int Spoiled(Ballot original)
    {
        var copy = new Ballot(original) { Marks = 2 };
        return copy.District.Length + copy.Voter.Length; // want: null-deref
    }

    public static int Plain(string district)
    {
        var ballot = new Ballot { District = district, Voter = "v" };
        return ballot.District.Length + ballot.Voter.Length;
    }

    public static string SerialOfRented()
    {
        var receipt = Pool.Rent<Receipt>();
        string printer = receipt.Printer.Trim();
        return printer + receipt.Serial.Trim(); // missed: null-deref
    }

    public static string PrinterOfBlank()
    {
        var receipt = Pool.Blank<Receipt>();
        receipt.Serial = "s";
        receipt.Printer ??= "none";
        return receipt.Serial.Trim() + receipt.Printer.Trim();
    }
}

public static class Case
{
    public static void Demo1() => Count.Spoiled(new Ballot { District = "N", Voter = "v" });
    public static void Demo2() => Count.Plain("N");
    public static void Demo3() => Count.SerialOfRented();
    public static void Demo4() => Count.PrinterOfBlank();
}
