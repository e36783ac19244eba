// case: staticorder-isotopes
// category: static-initialisation-order
// rationale: a table used by an earlier initialiser through a method, and a caption read by a second class while the first is being initialised
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide3.StaticorderIsotopes;

public sealed record Isotope(string Symbol, int Mass);

public static class Isotopes
{
    public static readonly Isotope Carbon = Define("C", 12);
    public static readonly Isotope Radium = Define("Ra", 226);

    private static readonly Dictionary<string, Isotope> Known = new(StringComparer.Ordinal);

    private static Isotope Define(string symbol, int mass)
    {
        var made = new Isotope(symbol, mass);
        Known[symbol] = made; // want: null-deref
        return made;
    }
}

public static class Particles
{
    private static readonly Dictionary<string, Isotope> Known = new(StringComparer.Ordinal);

    public static readonly Isotope Proton = Define("p");

    private static Isotope Define(string symbol)
    {
        var made = new Isotope(symbol, 1);
        Known[symbol] = made;
        return made;
    }
}

public static class Poster
{
    public static readonly int Columns = Layout.Columns(80);
    private static readonly string Heading = string.Concat("Periodic ", "table");

    public static string Caption => Heading;
}

public static class Layout
{
    public static int Columns(int width) => width / Poster.Caption.Length; // want: null-deref
}

public static class Handout
{
    private static readonly string Heading = string.Concat("Hand", "out");
    public static readonly int Columns = Sheet.Columns(80);

    public static string Caption => Heading;
}

public static class Sheet
{
    public static int Columns(int width) => width / Handout.Caption.Length;
}

public static class Case
{
    public static void Demo1() => _ = Isotopes.Radium.Mass;

    public static void Demo2() => _ = Particles.Proton.Mass;

    public static void Demo3() => _ = Poster.Columns;

    public static void Demo4() => _ = Handout.Columns;
}
