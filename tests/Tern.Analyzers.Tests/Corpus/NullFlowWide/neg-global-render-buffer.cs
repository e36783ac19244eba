// case: neg-global-render-buffer
// category: negative-globals
// rationale: thread-static, async-local and resettable statics are created on demand or tested before each use
// csc: silent

using System.Text;

namespace NullSafety.Blind.B22.NegGlobalRenderBuffer;

public sealed record Theme(string Name, string Accent);

public static class RenderBuffer
{
    [ThreadStatic]
    private static StringBuilder? t_buffer;

    public static StringBuilder Rent()
    {
        var buffer = t_buffer ?? new StringBuilder(256);
        t_buffer = null;
        buffer.Clear();
        return buffer;
    }

    public static void Return(StringBuilder buffer) => t_buffer = buffer;
}

public static class Themes
{
    private static readonly AsyncLocal<Theme?> s_override = new();
    private static readonly Theme s_default = new("light", "#06c");
    private static Theme? s_cached;

    public static Theme Current => s_override.Value ?? s_default;

    public static Theme Cached => s_cached ??= new Theme("cached", "#333");

    public static void Reset() => s_cached = null;

    public static async Task<T> WithAsync<T>(Theme theme, Func<Task<T>> body)
    {
        var previous = s_override.Value;
        s_override.Value = theme;
        try
        {
            return await body();
        }
        finally
        {
            s_override.Value = previous;
        }
    }
}

public static class Page
{
    public static string Render(string text)
    {
        var buffer = RenderBuffer.Rent();
        buffer.Append(Themes.Current.Accent).Append(' ').Append(text);
        string html = buffer.ToString();
        RenderBuffer.Return(buffer);
        return html;
    }

    public static int CachedLength()
    {
        Themes.Reset();
        return Themes.Cached.Name.Length;
    }
}

public static class Case
{
    public static void DemoRender() => _ = Page.Render("a") + Page.Render("b");

    public static Task DemoOtherThread() => Task.Factory.StartNew(() => Page.Render("c"), TaskCreationOptions.LongRunning);

    public static Task DemoOverride()
    {
        return Themes.WithAsync(new Theme("dark", "#fff"), async () =>
        {
            await Task.Yield();
            return Page.Render("d").Length + Themes.Current.Name.Length;
        });
    }

    public static void DemoCached() => Page.CachedLength();
}
