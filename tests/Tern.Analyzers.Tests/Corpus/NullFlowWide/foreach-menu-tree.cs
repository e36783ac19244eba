// case: foreach-menu-tree
// category: enumeration
// rationale: children that a leaf does not have, a lookup that returns no sequence, and a spread of a null array
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.ForeachMenuTree;

public sealed class MenuItem
{
    public string Text { get; init; } = "";

    public List<MenuItem> Children { get; init; } = null!;
}

public static class Menu
{
    public static int Depth(MenuItem item)
    {
        int max = 0;
        foreach (var child in item.Children) // want: null-deref
        {
            max = Math.Max(max, Depth(child));
        }

        return max + 1;
    }

    public static int DepthSafe(MenuItem item)
    {
        int max = 0;
        foreach (var child in item.Children ?? [])
        {
            max = Math.Max(max, DepthSafe(child));
        }

        return max + 1;
    }

    public static IEnumerable<string> Shortcuts(string context) => context switch
    {
        "editor" => ["Ctrl+S"],
        "shell" => Enumerable.Empty<string>(),
        _ => null!,
    };

    public static string[] Extras(bool admin) => admin ? ["audit"] : null!;
}

public static class Case
{
    private static int Keys(string context)
    {
        int n = 0;
        foreach (var s in Menu.Shortcuts(context)) // want: null-deref
        {
            n += s.Length;
        }

        return n;
    }

    private static int Entries(bool admin)
    {
        string[] all = ["home", .. Menu.Extras(admin)]; // want: null-deref
        return all.Length;
    }

    private static int EntriesSafe(bool admin)
    {
        string[] all = ["home", .. Menu.Extras(admin) ?? []];
        return all.Length;
    }

    private static MenuItem Root() => new() { Children = [new MenuItem { Text = "leaf" }] };

    public static int Demo1() => Menu.Depth(Root());

    public static int Demo2() => Menu.DepthSafe(Root()) + Keys("editor") + Keys("shell") + Entries(true) + EntriesSafe(false);

    public static int Demo3() => Keys("dialog");

    public static int Demo4() => Entries(false);
}
