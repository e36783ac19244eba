using Tern.Schema;

namespace Tern.Emit;

/// <summary>Numbers that readers and writers move many at a time.</summary>
internal static class Bulk
{
    /// <summary>Part of the names of the bulk methods; <see langword="null"/> if there are none for the element.</summary>
    public static string? SuffixOf(TypeModel element) => element switch
    {
        ScalarType { Kind: ScalarKind.Int32 } => "I32",
        ScalarType { Kind: ScalarKind.Int64 } => "I64",
        ScalarType { Kind: ScalarKind.Double } => "Double",
        _ => null,
    };
}
