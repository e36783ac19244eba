// case: interface-bonsai-care
// category: interfaces
// rationale: one of three implementations returns null, a legacy caller passes null to every override, a null captured by a primary constructor
// csc: none

using System;
using System.Collections.Generic;

namespace NullSafety.Wide.InterfaceBonsaiCare;

public interface IAdvisor
{
    string Advise(int month);
}

public abstract class Tool
{
    public virtual int Apply(string branch) => 0;
}

public sealed class Wire : Tool
{
    public override int Apply(string branch) => branch.Length * 2; // want: null-deref
}

public sealed class Shears : Tool
{
    public override int Apply(string branch) => string.IsNullOrEmpty(branch) ? 0 : branch.Length;
}

public sealed class Fixed(string text) : IAdvisor
{
    public string Advise(int month) => text.PadRight(month); // want: null-deref
}

#nullable disable
public sealed class Almanac : IAdvisor
{
    private readonly string[] _rows = { "rest", "rest", "prune" };

    string IAdvisor.Advise(int month) => month < _rows.Length ? _rows[month] : null;
}

public static class LegacyShop
{
    public static IAdvisor FromSetting(string key)
    {
        string text = key == "short" ? "water" : null;
        return new Fixed(text);
    }

    public static int TrimAll(params Tool[] tools)
    {
        int sum = 0;
        foreach (var t in tools)
            sum += t.Apply(null);
        return sum;
    }
}
#nullable enable

public sealed class Seasonal(IAdvisor inner) : IAdvisor
{
    public string Advise(int month) => inner.Advise(month) ?? "observe";
}

public sealed class Gardener(IAdvisor advisor)
{
    public int Work(int month)
    {
        string advice = advisor.Advise(month);
        return advice.Length; // want: null-deref
    }
}

public static class Steady
{
    public static int Work(Seasonal advisor, int month) => advisor.Advise(month).Length;
}

public static class Case
{
    public static void Demo1() => new Gardener(new Almanac()).Work(7);
    public static void Demo2() => new Gardener(new Seasonal(new Almanac())).Work(7);
    public static void Demo3() => Steady.Work(new Seasonal(new Almanac()), 7);
    public static void Demo4() => new Gardener(LegacyShop.FromSetting("long")).Work(1);
    public static void Demo5() => new Gardener(LegacyShop.FromSetting("short")).Work(1);
    public static void Demo6() => LegacyShop.TrimAll(new Shears(), new Wire());
    public static void Demo7() => LegacyShop.TrimAll(new Shears(), new Tool[1].Length > 1 ? new Wire() : new Shears());
}
