using Microsoft.CodeAnalysis;

namespace Tern.Analyzers.NullFlow.Engine;

/// <summary>What the type parameters of a compilation stand for.</summary>
internal sealed partial class Reach
{
    private readonly Dictionary<ITypeParameterSymbol, bool> _references = new(SymbolEqualityComparer.Default);

    /// <summary>Whether a type parameter stands for a class somewhere, perhaps by way of other parameters.</summary>
    public bool MayBeReference(ITypeParameterSymbol parameter)
    {
        parameter = parameter.OriginalDefinition;
        if (!_references.TryGetValue(parameter, out bool reference))
        {
            _references[parameter] = false;
            foreach ((ITypeParameterSymbol of, ITypeSymbol argument) in _arguments)
            {
                if (SymbolEqualityComparer.Default.Equals(of.OriginalDefinition, parameter) && (argument.IsReferenceType || (argument is ITypeParameterSymbol other && MayBeReference(other))))
                {
                    _references[parameter] = reference = true;
                    break;
                }
            }
        }

        return reference;
    }
}
