// case: foreach-menu-tree-3
// category: enumeration of null
// rationale: leaves of a tree carry no child list, and a lookup answers null instead of an empty list
// csc: none

namespace NullSafety.ForeachMenuTree;

public sealed class MenuEntry
{
    public MenuEntry(string title, List<MenuEntry>? children = null)
    {
        Title = title;
        Children = children!;
    }

    public string Title { get; }

    public List<MenuEntry> Children { get; }
}

public sealed class ShortcutTable
{
    private readonly Dictionary<string, string[]> _keys = new()
    {
        ["Open"] = new[] { "Ctrl+O" },
        ["Quit"] = new[] { "Ctrl+Q", "Alt+F4" },
    };

    public string[] KeysOf(string title)
    {
        _keys.TryGetValue(title, out string[]? keys);
        return keys!;
    }
}

public sealed class MenuPrinter(ShortcutTable shortcuts)
{
    public int CountTitles(MenuEntry entry)
    {
        int count = 1;
        foreach (MenuEntry child in entry.Children) // want: null-deref
        {
            count += CountTitles(child);
        }

        return count;
    }

    public int Depth(MenuEntry entry)
    {
        if (entry.Children is not { Count: > 0 } children)
        {
            return 1;
        }

        int deepest = 0;
        foreach (MenuEntry child in children)
            deepest = Math.Max(deepest, Depth(child));

        return deepest + 1;
    }

    public string Line(MenuEntry entry)
    {
        var text = new System.Text.StringBuilder(entry.Title);
        foreach (string key in shortcuts.KeysOf(entry.Title)) // want: null-deref
        {
            text.Append(" [").Append(key).Append(']');
        }

        return text.ToString();
    }

    public string CompactLine(MenuEntry entry)
    {
        string line = entry.Title;
        foreach (string key in shortcuts.KeysOf(entry.Title) ?? Array.Empty<string>())
            line += "/" + key;

        return line;
    }
}

public static class Case
{
    private static readonly MenuEntry File = new("File", new List<MenuEntry> { new("Open"), new("Recent") });

    public static void DemoCount() => new MenuPrinter(new ShortcutTable()).CountTitles(File);

    public static void DemoDepth() => new MenuPrinter(new ShortcutTable()).Depth(File);

    public static void DemoLine()
    {
        var printer = new MenuPrinter(new ShortcutTable());
        printer.Line(File.Children[0]);
        printer.Line(File.Children[1]);
    }

    public static void DemoCompact() => new MenuPrinter(new ShortcutTable()).CompactLine(File.Children[1]);
}
