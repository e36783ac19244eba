// Static initialisers that run in the middle of others, and what they leave behind for good.
using System.Collections.Generic;
namespace Variations.StaticsThatUseEachOther;
public static class Harbour
{
    public static readonly string Motto = Signals.Translate("semper");
    public static readonly List<string> Berths = ["north"];
}
public static class Signals
{
    private static readonly int Count = Harbour.Berths.Count; // want: null-deref
    public static string Translate(string text) => text + Count;
    public static void DemoMotto() => _ = Harbour.Motto;
}
public static class Quay
{
    public static readonly List<string> Berths = ["south"];
    public static readonly string Motto = Flags.Translate("semper");
    public static void DemoMotto() => _ = Motto;
}
public static class Flags
{
    private static readonly int Count = Quay.Berths.Count;
    public static string Translate(string text) => text + Count;
}
public static class Lights
{
    public static readonly string First = Buoys.Last;
    static Lights() { }
    public static int Width() => First.Length; // want: null-deref
    public static void DemoWidth() => Width();
}
public static class Buoys
{
    public static readonly string Last = Lights.First;
    static Buoys() { }
}
public sealed class Chart(string? name, Chart? other)
{
    public readonly string? Name = name;
    public readonly Chart? Other = other;
}
public static class Coast { public static readonly Chart Sheet = new("coast", Sea.Sheet); public static void DemoSheet() => _ = Sheet.Name!.Length; }
public static class Sea { public static readonly Chart Sheet = new("sea", Coast.Sheet); }
public static class Ports
{
    private static readonly string[] Table = [Main, Spare];
    private static readonly string Main = "m";
    private static readonly string Spare = "s";
    public static int At(int i) => Table[i].Length; // want: null-deref
    public static void DemoAt() => At(1);
}
public static class PortsInOrder
{
    private static readonly string Main = "m";
    private static readonly string Spare = "s";
    private static readonly string[] Table = [Main, Spare];
    public static int At(int i) => Table[i].Length;
    public static void DemoAt() => At(1);
}
public sealed class Settings { public string Language = null!; public string Font = null!; }
public static class Merged
{
    private static readonly Settings Defaults = new() { Language = "en" };
    private static Settings With(Settings own) => new() { Language = own.Language ?? Defaults.Language, Font = own.Font ?? Defaults.Font };
    public static int Font() => With(new Settings()).Font.Length; // want: null-deref
    public static int Language() => With(new Settings()).Language.Length;
    public static void DemoFont() => Font();
    public static void DemoLanguage() => Language();
}
public enum Side { Port, Starboard, Stern }
public static class Lamps
{
    private static readonly string?[] All = new string?[3];
    private static readonly string?[] One = new string?[3];
    static Lamps()
    {
        foreach (Side side in System.Enum.GetValues<Side>()) { All[(int)side] = side.ToString(); }
        One[(int)Side.Port] = "red";
    }
    public static int Of(Side side) => All[(int)side]!.Length;
    public static int OfOne(Side side) => One[(int)side]!.Length; // want: null-deref
    public static void DemoOf() => Of(Side.Stern);
    public static void DemoOfOne() => OfOne(Side.Stern);
}
public static class Names
{
    private static readonly string[][] s_names;
    static Names()
    {
        s_names = new string[20][];
        s_names[0] = ["a"]; s_names[1] = ["b"]; s_names[2] = ["c"]; s_names[3] = ["d"]; s_names[4] = ["e"]; s_names[5] = ["f"]; s_names[6] = ["g"]; s_names[7] = ["h"]; s_names[8] = ["i"]; s_names[9] = ["j"];
        s_names[10] = ["k"]; s_names[11] = ["l"]; s_names[12] = ["m"]; s_names[13] = ["n"]; s_names[14] = ["o"]; s_names[15] = ["p"]; s_names[16] = ["q"]; s_names[17] = ["r"]; s_names[18] = ["s"]; s_names[19] = ["t"];
    }
    public static int At(int i) => s_names[i].Length;
    public static void DemoAt() => At(19);
}
public static class Registered
{
    private static readonly int s_mark = Put("k");
    private static string s_last = null!;
    private static int Put(string text) { s_last = text; return 1; }
    public static int Last() => s_mark + s_last.Length; // want: null-deref
    public static void DemoLast() => Last();
}
public static class RegisteredLater
{
    private static string s_last = null!;
    private static readonly int s_mark = Put("k");
    private static int Put(string text) { s_last = text; return 1; }
    public static int Last() => s_mark + s_last.Length;
    public static void DemoLast() => Last();
}
