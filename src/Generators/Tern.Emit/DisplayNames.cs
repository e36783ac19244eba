using Tern.Schema;

namespace Tern.Emit;

/// <summary>Names for error messages.</summary>
internal static class DisplayNames
{
    /// <summary>The name without its namespace: <c>Page&lt;Item&gt;</c>.</summary>
    public static string ToDisplayName(this TypeName type)
        => type.Name + (type.Arguments.Count == 0 ? "" : "<" + string.Join(", ", type.Arguments.Select(ToDisplayName)) + ">") + type.Suffix;
}
