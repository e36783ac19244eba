using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Tern.Analyzers.NullFlow.Code;

/// <summary>Calls that stand in the code and are not compiled.</summary>
internal sealed partial class Lowering
{
    /// <summary>
    /// Whether the compiler leaves out calls of a method, and what they would be given: no symbol is defined on which they depend. What is checked in debug builds only, its author is sure of, so that counts
    /// as checked.
    /// </summary>
    private static bool IsLeftOut(IMethodSymbol method, SyntaxTree tree)
    {
        bool depends = false;
        foreach (AttributeData data in method.OriginalDefinition.GetAttributes())
        {
            if (data is { AttributeClass.Name: "ConditionalAttribute", ConstructorArguments.Length: 1 } && data.ConstructorArguments[0].Value is string symbol)
            {
                if (symbol == "DEBUG" || tree.Options.PreprocessorSymbolNames.Contains(symbol) || Defines(tree, symbol))
                {
                    return false;
                }

                depends = true;
            }
        }

        return depends;
    }

    private static bool Defines(SyntaxTree tree, string symbol)
        => tree.GetRoot().GetFirstToken(includeZeroWidth: true).LeadingTrivia.Any(t => t.GetStructure() is DefineDirectiveTriviaSyntax define && define.Name.ValueText == symbol);
}
