namespace Tern.Generators.Tests.Contracts;

/// <summary>What is deliberately another way when IDL comes back from C#: <c>&gt;</c> what peers of the first notice of the second, <c>&lt;</c> the other way round.</summary>
internal static class WayBackDifferences
{
    private static readonly Dictionary<string, string[]> s_byFile = new(StringComparer.Ordinal)
    {
    };

    public static IReadOnlyList<string> Of(string file) => s_byFile.TryGetValue(file, out string[]? differences) ? differences : [];
}
