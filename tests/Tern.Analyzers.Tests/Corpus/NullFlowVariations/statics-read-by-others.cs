// Statics that other types, functions and static constructors read before they are set.
using System;
using System.Linq;
using System.Runtime.ExceptionServices;

namespace Variations.StaticsReadByOthers;

public sealed class Coin
{
    public Coin(string name) => Name = name;

    public string Name { get; }
}

public static class Mint
{
    public static readonly string Label = Catalogue.Describe();
    public static readonly Coin Last = new("groat");

    public static string Name() => Last.Name; // want: null-deref

    public static string NameOrNone() => Last?.Name ?? "none";
}

public static class Catalogue
{
    public static string Describe() => Mint.NameOrNone() + Mint.Name();
}

public static class Bank
{
    public static readonly Coin First = new("florin");
    public static readonly string Label = Ledger.Describe();

    public static string Name() => First.Name;
}

public static class Ledger
{
    public static string Describe() => Bank.Name() + Bank.First.Name;
}

public static class Purse
{
    public static readonly string[] Names = new[] { "a", "b" }.Select(Named).ToArray();
    public static readonly Coin Kept = new("crown");

    private static string Named(string name) => name + Kept.Name; // want: null-deref
}

public static class Chest
{
    public static readonly Lazy<string> Label = new(() => Named("c"));
    public static readonly Coin Kept = new("crown");

    private static string Named(string name) => name + Kept.Name;
}

public static class Vault
{
    public static readonly string Label;
    public static readonly Coin Kept;

    static Vault()
    {
        Label = Keeper.Describe();
        Kept = new Coin("ducat");
    }
}

public static class Keeper
{
    public static string Describe() => Vault.Kept.Name; // want: null-deref
}

public static class Safe
{
    public static readonly string Label;
    public static readonly Coin Kept;

    static Safe()
    {
        Kept = new Coin("ducat");
        Label = Describe();
    }

    private static string Describe() => Kept.Name;
}

public interface INamer
{
    string Name();
}

public sealed class TillNamer : INamer
{
    public string Name() => Till.Kept.Name; // want: null-deref
}

public static class Till
{
    private static readonly INamer Namer = new TillNamer();
    public static readonly string Label = Namer.Name();
    public static readonly Coin Kept = new("mark");
}

public static class Case
{
    private static string Read(Func<string> read)
    {
        try
        {
            return read();
        }
        catch (TypeInitializationException e) when (e.InnerException is not null)
        {
            ExceptionDispatchInfo.Throw(e.InnerException);
            throw;
        }
    }

    public static void Demo1() => Read(() => Mint.Label);

    public static void Demo2() => Read(() => Bank.Label);

    public static void Demo3() => Read(() => Purse.Names[0]);

    public static void Demo4() => Read(() => Chest.Label.Value);

    public static void Demo5() => Read(() => Vault.Label);

    public static void Demo6() => Read(() => Safe.Label);

    public static void Demo7() => Read(() => Till.Label);
}
