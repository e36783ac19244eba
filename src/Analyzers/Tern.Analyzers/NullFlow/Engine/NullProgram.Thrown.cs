using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Tern.Analyzers.NullFlow.Code;

namespace Tern.Analyzers.NullFlow.Engine;

/// <summary>Which exceptions methods throw.</summary>
internal sealed partial class NullProgram
{
    private readonly Dictionary<ISymbol, IReadOnlyCollection<ITypeSymbol>?> _thrown = new(SymbolEqualityComparer.Default);
    private int _thrownDepth;

    /// <summary>Classes of the exceptions that leave a method, none where it throws nothing; <see langword="null"/> where any may, as where it asks a library.</summary>
    public IReadOnlyCollection<ITypeSymbol>? Thrown(IMethodSymbol method)
    {
        method = method.OriginalDefinition;
        if (!_thrown.TryGetValue(method, out IReadOnlyCollection<ITypeSymbol>? thrown))
        {
            // One that leads back to itself may throw anything.
            _thrown[method] = null;
            if (_thrownDepth < Limits.Nesting)
            {
                _thrownDepth++;
                _thrown[method] = thrown = FindThrown(method);
                _thrownDepth--;
            }
        }

        return thrown;
    }

    private HashSet<ITypeSymbol>? FindThrown(IMethodSymbol method)
    {
        if (!IsSource(method.ContainingType))
        {
            // What is being thrown can be made.
            return method.MethodKind == MethodKind.Constructor && (method.ContainingType.SpecialType == SpecialType.System_Object || IsException(method.ContainingType)) ? [] : null;
        }

        HashSet<ITypeSymbol> thrown = new(SymbolEqualityComparer.Default);
        return CodeOf(method) is { Wraps: null } code && AddThrown(code, thrown) ? thrown : null;
    }

    /// <summary>Adds what code throws, whether or not it catches that itself. False where it may throw anything.</summary>
    private bool AddThrown(MethodCode code, HashSet<ITypeSymbol> thrown)
    {
        if (code.Converts)
        {
            return false;
        }

        Dictionary<int, ITypeSymbol?>? made = null;
        foreach (Instruction i in code.Blocks.SelectMany(static b => b.Code))
        {
            switch (i)
            {
                case { Op: Op.New, Type: { } type } when IsException(type):
                    (made ??= [])[i.Dst] = type;
                    break;
                case { Op: Op.Move } when made is not null && made.TryGetValue(i.A, out ITypeSymbol? moved):
                    made[i.Dst] = made.ContainsKey(i.Dst) ? null : moved;
                    break;
                case { Op: Op.Dereference, Key: "throw" } when made is not null && made.TryGetValue(i.A, out ITypeSymbol? type) && type is not null:
                    thrown.Add(type);
                    break;
                default:
                    if (!AddThrown(i, thrown))
                    {
                        return false;
                    }

                    break;
            }
        }

        return true;
    }

    private bool AddThrown(Instruction i, HashSet<ITypeSymbol> thrown)
    {
        switch (i)
        {
            case { Op: Op.Call, Flag: false, Key: IMethodSymbol called }:
                return AddThrown(called, thrown);
            case { Op: Op.Initialize, Type: INamedTypeSymbol type } when i.A != MethodCode.Root:
                return Initialisers(type, statics: false).All(unit => AddThrown(unit, thrown)) && (!i.Flag || BaseConstructor(type) is not { } constructor || AddThrown(constructor, thrown));
            case { Op: Op.Binary, Key: BinaryOperatorKind.Divide or BinaryOperatorKind.Remainder }:
            case { Op: Op.Unknown, Flag: false }:
                return false;
            case { Op: Op.StoreElement }:
                return i.Flag;
            default:
                return i.Op is not (Op.Call or Op.Invoke or Op.Initialize or Op.Dereference or Op.Await or Op.LoadElement or Op.Yield);
        }
    }

    private bool AddThrown(IMethodSymbol called, HashSet<ITypeSymbol> thrown)
    {
        IReadOnlyCollection<ITypeSymbol>? inner = Thrown(called);
        thrown.UnionWith(inner ?? []);
        return inner is not null;
    }

    private static bool IsException(ITypeSymbol type)
    {
        ITypeSymbol? t = type;
        while (t is not null && t is not { Name: "Exception", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } })
        {
            t = t.BaseType;
        }

        return t is not null;
    }
}
