using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Tern.Analyzers.NullFlow.Code;

namespace Tern.Analyzers.NullFlow.Engine;

/// <summary>Which exceptions methods throw.</summary>
internal sealed partial class NullProgram
{
    private readonly Dictionary<ISymbol, IReadOnlyList<ITypeSymbol>?> _thrown = new(SymbolEqualityComparer.Default);
    private int _thrownDepth;

    /// <summary>Classes of the exceptions that leave a method, none where it throws nothing; <see langword="null"/> where any may, as where it asks a library.</summary>
    public IReadOnlyList<ITypeSymbol>? Thrown(IMethodSymbol method)
    {
        method = method.OriginalDefinition;
        if (!_thrown.TryGetValue(method, out IReadOnlyList<ITypeSymbol>? thrown))
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

    private List<ITypeSymbol>? FindThrown(IMethodSymbol method)
    {
        if (!IsSource(method.ContainingType))
        {
            // What is being thrown can be made.
            return method.MethodKind == MethodKind.Constructor && (method.ContainingType.SpecialType == SpecialType.System_Object || IsException(method.ContainingType)) ? [] : null;
        }

        return CodeOf(method) is { Wraps: null } code && AddThrown(code, []) is { } thrown ? thrown : null;
    }

    /// <summary>Adds what code throws, whether or not it catches that itself.</summary>
    private List<ITypeSymbol>? AddThrown(MethodCode code, List<ITypeSymbol> thrown)
    {
        if (code.Converts)
        {
            return null;
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
                        return null;
                    }

                    break;
            }
        }

        return thrown;
    }

    private bool AddThrown(Instruction i, List<ITypeSymbol> thrown)
    {
        switch (i)
        {
            case { Op: Op.Call, Flag: false, Key: IMethodSymbol called }:
                thrown.AddRange(Thrown(called) ?? []);
                return Thrown(called) is not null;
            case { Op: Op.Initialize, Type: INamedTypeSymbol type } when i.A != MethodCode.Root:
                return Initialisers(type, statics: false).All(unit => AddThrown(unit, thrown) is not null) && (!i.Flag || BaseConstructor(type) is not { } constructor || (Thrown(constructor) is { } inner && Adds(thrown, inner)));
            case { Op: Op.Binary, Key: BinaryOperatorKind.Divide or BinaryOperatorKind.Remainder }:
            case { Op: Op.Unknown, Flag: false }:
                return false;
            case { Op: Op.StoreElement }:
                return i.Flag;
            default:
                return i.Op is not (Op.Call or Op.Invoke or Op.Initialize or Op.Dereference or Op.Await or Op.LoadElement or Op.Yield);
        }
    }

    private static bool Adds(List<ITypeSymbol> thrown, IReadOnlyList<ITypeSymbol> others)
    {
        thrown.AddRange(others);
        return true;
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
