using System.Globalization;

namespace Tern.Schema.Naming;

/// <summary>A short hash of a name that is the same in every process.</summary>
public static class StableHash
{
    /// <summary>Eight hexadecimal digits (FNV-1a).</summary>
    public static string Of(string text)
    {
        uint hash = 2_166_136_261;
        foreach (char c in text)
        {
            hash = unchecked((hash ^ c) * 16_777_619);
        }

        return hash.ToString("x8", CultureInfo.InvariantCulture);
    }
}
