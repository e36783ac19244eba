using Microsoft.CodeAnalysis;
using Tern.Analyzers.NullFlow.Code;
using Tern.Analyzers.NullFlow.Library;
using Tern.Analyzers.NullFlow.Values;

namespace Tern.Analyzers.NullFlow.Engine;

/// <summary>Which methods look only: two calls in a row say the same.</summary>
internal sealed partial class NullProgram
{
    private static readonly string[] s_looking = ["Get", "Find", "First", "Last", "Single", "ElementAt", "Count", "Where", "Select", "OfType", "Cast"];
    private readonly Dictionary<ISymbol, bool> _quiet = new(SymbolEqualityComparer.Default);

    /// <summary>Whether a method of this compilation sets nothing and calls only what sets nothing.</summary>
    public bool IsQuiet(IMethodSymbol method)
    {
        method = method.OriginalDefinition;
        if (_quiet.TryGetValue(method, out bool known))
        {
            return known;
        }

        // One that leads back to itself decides nothing.
        _quiet[method] = true;
        bool quiet = CodeOf(method) is { } code
            ? code.Blocks.TrueForAll(b => b.Code.TrueForAll(IsQuiet))
            : method.AssociatedSymbol is IPropertySymbol property && (Keys.ReadsField(property) || (method.IsAbstract && Implementations(method) is { Count: > 0 } all && all.All(IsQuiet)));
        _quiet[method] = quiet;
        return quiet;
    }

    private bool IsQuiet(Instruction i)
        => i.Op switch
        {
            Op.Store => i.Key is ILocalSymbol || (i.A == MethodCode.Root && i.Key is IParameterSymbol),
            Op.StoreElement or Op.Invoke or Op.Await or Op.Yield or Op.Initialize => false,
            Op.Call when i.Key is IMethodSymbol { MethodKind: MethodKind.Constructor } => true,
            Op.Call when i.Key is IMethodSymbol called => IsSource(called.ContainingType) ? IsQuiet(called) : LibraryTable.IsPure(called) || IsLook(called),
            _ => true,
        };

    private static bool IsLook(IMethodSymbol method)
        => method.Name is not ("GetEnumerator" or "GetAsyncEnumerator") && !method.Name.StartsWith("GetNext", StringComparison.Ordinal) && !method.Name.StartsWith("GetOr", StringComparison.Ordinal)
            && Array.Exists(s_looking, name => method.Name.StartsWith(name, StringComparison.Ordinal));
}
