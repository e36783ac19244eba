using Microsoft.CodeAnalysis;

namespace Tern.Analyzers.NullFlow.Engine;

/// <summary>What keys and elements answer when collections hash and compare them.</summary>
internal sealed partial class NullProgram
{
    private static readonly string[] s_hashing = ["Add", "TryAdd", "set_Item", "get_Item", "ContainsKey", "Contains", "TryGetValue", "GetValueOrDefault", "GetOrAdd", "AddOrUpdate", "Remove", "TryRemove"];
    private readonly Dictionary<(ISymbol, string), IMethodSymbol?> _identities = [];

    /// <summary>The code of this compilation that a call runs on a key or an element to find its place or its like; <see langword="null"/> for none.</summary>
    public IMethodSymbol? AskedBy(IMethodSymbol method, out int position)
    {
        INamedTypeSymbol type = method.ContainingType;
        bool extension = type.Name == "CollectionExtensions";
        position = extension ? 1 : 0;
        if ((extension ? method.TypeArguments : type.TypeArguments).FirstOrDefault() is not INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct } key || !IsSource(key) || method.Parameters.Length <= position)
        {
            return null;
        }

        bool hashes = extension || type.Name is "Dictionary" or "ConcurrentDictionary" or "IDictionary" or "IReadOnlyDictionary" or "HashSet" or "ISet";
        return hashes ? Array.IndexOf(s_hashing, method.Name) >= 0 ? Identity(key, nameof(GetHashCode)) : null
            : type.Name == "List" && method.Name is "Contains" or "IndexOf" or "LastIndexOf" or "Remove" ? Identity(key, nameof(Equals)) : null;
    }

    private IMethodSymbol? Identity(INamedTypeSymbol type, string name)
    {
        if (!_identities.TryGetValue((type.OriginalDefinition, name), out IMethodSymbol? found))
        {
            for (INamedTypeSymbol? t = type; t is not null && IsSource(t) && found is null; t = t.BaseType)
            {
                found = t.GetMembers(name).OfType<IMethodSymbol>().FirstOrDefault(static m => m is { IsOverride: true, IsImplicitlyDeclared: false });
            }

            // Where somebody has written a comparer for them, nobody knows whether it is that which is asked.
            bool isCompared = found is not null && Types.Any(t => t.AllInterfaces.Any(i => i is { Name: "IEqualityComparer", TypeArguments.Length: 1 } && SymbolEqualityComparer.Default.Equals(i.TypeArguments[0].OriginalDefinition, type.OriginalDefinition)));
            _identities[(type.OriginalDefinition, name)] = found = isCompared ? null : found;
        }

        return found;
    }
}
