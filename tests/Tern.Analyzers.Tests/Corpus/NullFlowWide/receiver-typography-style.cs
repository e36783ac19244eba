// case: receiver-typography-style
// category: receivers
// rationale: extension methods are legal on null; some of them still use the receiver
// csc: none

using System.Collections.Generic;

namespace NullSafety.Wide9.TypographyStyle;

public sealed class Font
{
    public Font(string family, int size)
    {
        Family = family;
        Size = size;
    }

    public string Family { get; }
    public int Size { get; }
}

public sealed class Style
{
    public Style? Parent { get; init; }
    public Font? Font { get; init; }
    public List<string>? Fallbacks { get; init; }
}

public static class StyleExtensions
{
    public static Font? EffectiveFont(this Style? style)
    {
        for (; style != null; style = style.Parent)
        {
            if (style.Font != null)
            {
                return style.Font;
            }
        }

        return null;
    }

    public static int Scaled(this Font font, int percent)
    {
        return font.Size * percent / 100; // want: null-deref
    }

    public static bool IsNullOrEmpty<T>(this List<T>? list) => list is null || list.Count == 0;

    public static T Second<T>(this List<T> list)
    {
        return list.Count > 1 ? list[1] : list[0]; // want: null-deref
    }

    public static Style Root(this Style style)
    {
        while (style.Parent is not null) // want: null-deref
        {
            style = style.Parent;
        }

        return style;
    }

    public static TResult Pipe<T, TResult>(this T value, System.Func<T, TResult> map) => map(value);
}

public static class Compositor
{
    private static int HeadingSize(Style style) => style.EffectiveFont()!.Scaled(150);

    private static string FallbackOf(Style style) => style.Fallbacks!.Second();

    private static string FallbackOrSerif(Style style) => style.Fallbacks.IsNullOrEmpty() ? "serif" : style.Fallbacks!.Second();

    private static bool ParentIsRoot(Style style) => style.Parent!.Root() == style.Parent;

    private static int FamilyLength(Style style)
    {
        return style.EffectiveFont().Pipe(f => f!.Family).Length; // want: null-deref
    }

    private static readonly Style Body = new() { Font = new Font("Garamond", 10), Fallbacks = new() { "Georgia", "Times" } };

    public static int Demo1() => HeadingSize(new Style { Parent = new Style() });

    public static string Demo2() => FallbackOf(new Style());

    public static bool Demo3() => ParentIsRoot(new Style());

    public static int Demo4() => FamilyLength(new Style());

    public static int Demo5() => HeadingSize(new Style { Parent = Body }) + FamilyLength(Body) + ((Style?)null).EffectiveFont().Pipe(f => f is null ? 0 : 1);

    public static string Demo6() => FallbackOf(Body) + FallbackOrSerif(new Style()) + ParentIsRoot(new Style { Parent = Body });
}
