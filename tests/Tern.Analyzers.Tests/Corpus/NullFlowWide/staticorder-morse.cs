// case: staticorder-morse
// category: static-init
// rationale: singleton created above the table its constructor fills; two classes whose type initialisers need each other
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide2.StaticorderMorse;

public sealed class MorseCode
{
    public static readonly MorseCode Instance = new MorseCode();
    private static readonly Dictionary<char, string> Table = new();

    private MorseCode()
    {
        Table['S'] = "..."; // want: null-deref
        Table['O'] = "---";
    }

    public string Encode(char c) => Table.GetValueOrDefault(c, "");
}

public sealed class Semaphores
{
    private static readonly Dictionary<char, int> Angles = new();
    public static readonly Semaphores Instance = new Semaphores();

    private Semaphores() => Angles['A'] = 45;

    public int Angle(char c) => Angles.GetValueOrDefault(c);
}

public static class Tones
{
    public static readonly string Default;

    static Tones() => Default = Keyer.Active.Name + "-tone"; // want: null-deref
}

public sealed class Keyer
{
    public static readonly Keyer Active;

    static Keyer()
    {
        string tone = Tones.Default;
        Active = new Keyer("straight", tone);
    }

    private Keyer(string name, string tone) => (Name, Tone) = (name, tone);

    public string Name { get; }

    public string Tone { get; }
}

public static class Case
{
    public static void Demo1() => MorseCode.Instance.Encode('S');

    public static void Demo2() => Console.Out.Write(Keyer.Active == null ? "x" : "");

    public static void Demo3() => Semaphores.Instance.Angle('A');
}
