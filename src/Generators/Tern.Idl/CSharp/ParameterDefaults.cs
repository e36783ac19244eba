using Tern.Schema;
using Tern.Schema.Declarations;

namespace Tern.Idl.CSharp;

/// <summary>Writes default values of parameters as the C# front end reads them.</summary>
internal static class ParameterDefaults
{
    /// <summary>C# text of a default value.</summary>
    public static string Of(LiteralValue value, TypeModel type)
        => type is ScalarType { Kind: ScalarKind.Double } && value.Text.EndsWith(".0", StringComparison.Ordinal)
            ? value.Text.Substring(0, value.Text.Length - 2)
            : value.Text;
}
