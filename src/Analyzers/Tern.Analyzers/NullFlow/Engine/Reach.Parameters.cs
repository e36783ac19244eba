using Microsoft.CodeAnalysis;
using Tern.Analyzers.NullFlow.Code;

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

    /// <summary>Code that makes an object of a type parameter runs the constructors of what that stands for.</summary>
    private void CallConstructors()
    {
        for (int c = 0; c < _codes.Count; c++)
        {
            foreach (Instruction i in _codes[c].Blocks.SelectMany(static b => b.Code))
            {
                if (i is { Op: Op.New, Key: ITypeParameterSymbol made })
                {
                    HashSet<ITypeSymbol> met = new(SymbolEqualityComparer.Default);
                    CallConstructors(c, made.OriginalDefinition, met);
                }
            }
        }
    }

    private void CallConstructors(int code, ITypeParameterSymbol made, HashSet<ITypeSymbol> met)
    {
        foreach ((ITypeParameterSymbol of, ITypeSymbol argument) in _arguments)
        {
            if (!SymbolEqualityComparer.Default.Equals(of.OriginalDefinition, made) || !met.Add(argument))
            {
                continue;
            }

            if (argument is ITypeParameterSymbol other)
            {
                CallConstructors(code, other.OriginalDefinition, met);
            }
            else if (argument is INamedTypeSymbol { TypeKind: TypeKind.Class } type && type.InstanceConstructors.FirstOrDefault(static m => m.Parameters.IsEmpty) is { } constructor && _indices.TryGetValue(constructor, out int unit))
            {
                Calls(code, unit);
            }
        }
    }
}
