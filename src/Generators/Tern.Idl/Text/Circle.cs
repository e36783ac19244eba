namespace Tern.Idl.Text;

/// <summary>Shows the way around a circle of definitions.</summary>
internal static class Circle
{
    private const int MaxShown = 8;

    /// <summary>The names with arrows between them; of a long way its beginning and its end.</summary>
    /// <param name="names">The names, the first again at the end.</param>
    public static string Describe(IEnumerable<string> names)
    {
        List<string> all = [.. names];
        return string.Join(" → ", all.Count <= MaxShown ? all : [.. all.Take(MaxShown - 2), "…", all[all.Count - 1]]);
    }
}
