// case: neg-foundry-legacy
// category: negative-oblivious
// rationale: unannotated foundry code whose helpers are total or whose nulls are tested in the end
// csc: none

using System;
using System.Collections.Generic;

namespace NullSafety.Wide9.FoundryLegacy;

#nullable disable
public class Alloy
{
    public string Name;
    public Alloy Base;
    public string[] Additives;
}

public static class AlloyTable
{
    private static readonly Dictionary<string, Alloy> Known = new Dictionary<string, Alloy>();
    private static readonly Alloy Iron = new Alloy { Name = "iron", Additives = new string[0] };

    static AlloyTable()
    {
        Known["steel"] = new Alloy { Name = "steel", Base = Iron, Additives = new[] { "C", null } };
        Known["iron"] = Iron;
    }

    private static Alloy Raw(string name)
    {
        Alloy alloy;
        return name != null && Known.TryGetValue(name, out alloy) ? alloy : null;
    }

    public static Alloy Get(string name)
    {
        var alloy = Raw(name);
        if (alloy == null)
        {
            alloy = Iron;
        }

        return alloy;
    }

    public static bool Exists(string name) => Raw(name) != null;

    public static Alloy Root(Alloy alloy)
    {
        while (alloy.Base != null)
        {
            alloy = alloy.Base;
        }

        return alloy;
    }

    public static string Symbols(Alloy alloy)
    {
        string text = "";
        foreach (var additive in alloy.Additives ?? new string[0])
        {
            if (additive == null) continue;
            text += additive.ToUpperInvariant();
        }

        return text;
    }

    public static int BaseLength(Alloy alloy)
    {
        if (alloy == null || alloy.Base == null || string.IsNullOrEmpty(alloy.Base.Name))
        {
            return 0;
        }

        return alloy.Base.Name.Length;
    }
}

#nullable enable
public static class Foundry
{
    private static int Pour(string name) => AlloyTable.Root(AlloyTable.Get(name)).Name.Length;

    private static string Card(string? name)
    {
        if (!AlloyTable.Exists(name)) return "unknown";
        return AlloyTable.Get(name).Name + AlloyTable.Symbols(AlloyTable.Get(name));
    }

    public static int Demo1() => Pour("steel") + Pour("mithril");

    public static string Demo2() => Card("steel") + Card(null) + Card("zinc") + AlloyTable.Symbols(new Alloy());

    public static int Demo3() => AlloyTable.BaseLength(null) + AlloyTable.BaseLength(AlloyTable.Get("iron")) + AlloyTable.BaseLength(new Alloy { Base = new Alloy() });
}
