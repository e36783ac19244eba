using Microsoft.CodeAnalysis;
using Tern.Analyzers.NullFlow.Code;

namespace Tern.Analyzers.NullFlow.Engine;

/// <summary>What runs while the static initialisers of a type do: methods that they call, and initialisers of other types.</summary>
internal sealed partial class NullProgram
{
    private readonly Dictionary<ISymbol, (HashSet<ISymbol> Methods, HashSet<INamedTypeSymbol> Types)> _early = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<(ISymbol, ISymbol), bool> _mutual = [];
    private readonly Dictionary<ISymbol, bool> _begins = new(SymbolEqualityComparer.Default);

    /// <summary>The type whose static initialisers a piece of code belongs to; <see langword="null"/> for other code.</summary>
    public static INamedTypeSymbol? Initialises(ISymbol code)
        => code switch
        {
            INamedTypeSymbol type => type.OriginalDefinition,
            IFieldSymbol { IsStatic: true } or IPropertySymbol { IsStatic: true } or IEventSymbol { IsStatic: true } or IMethodSymbol { MethodKind: MethodKind.StaticConstructor } => code.ContainingType.OriginalDefinition,
            _ => null,
        };

    /// <summary>Whether static initialisers of a type call a method, of this type or of another, directly or by way of others.</summary>
    public bool IsCalledEarly(IMethodSymbol method, INamedTypeSymbol type) => Early(type.OriginalDefinition).Methods.Contains(method.OriginalDefinition);

    /// <summary>Whether the static initialisers of each of two types make those of the other run.</summary>
    public bool AreMutual(INamedTypeSymbol a, INamedTypeSymbol b)
    {
        if (!_mutual.TryGetValue((a, b), out bool mutual))
        {
            _mutual[(a, b)] = _mutual[(b, a)] = mutual = Early(a).Types.Contains(b) && Early(b).Types.Contains(a) && Early(a).Types.Count(t => Early(t).Types.Contains(a)) < Limits.Mutual;
        }

        return mutual;
    }

    /// <summary>Whether the platform runs the initialisers of a type before any of its methods, and not only before its statics are read.</summary>
    public static bool HasStaticConstructor(INamedTypeSymbol type) => type.StaticConstructors.FirstOrDefault() is { IsImplicitlyDeclared: false };

    /// <summary>Whether a call runs the static initialisers of the type to which the method belongs, if nothing has run them before.</summary>
    public bool Begins(IMethodSymbol method)
    {
        if (!(method.IsStatic || method.MethodKind == MethodKind.Constructor) || method.ContainingType is not { } type || !IsSource(type))
        {
            return false;
        }

        method = method.OriginalDefinition;
        if (!_begins.TryGetValue(method, out bool begins))
        {
            _begins[method] = begins = HasStaticConstructor(type)
                || (CodeOf(method) is { } code && code.Blocks.Exists(b => b.Code.Exists(i => i is { Op: Op.Load or Op.Store, Key: IFieldSymbol { IsStatic: true } or IPropertySymbol { IsStatic: true } } && SymbolEqualityComparer.Default.Equals(((ISymbol)i.Key).ContainingType.OriginalDefinition, type.OriginalDefinition))));
        }

        return begins;
    }

    /// <summary>Methods that run while the static initialisers of a type do, and types of which the initialisers do.</summary>
    private (HashSet<ISymbol> Methods, HashSet<INamedTypeSymbol> Types) Early(INamedTypeSymbol type)
    {
        if (_early.TryGetValue(type, out (HashSet<ISymbol> Methods, HashSet<INamedTypeSymbol> Types) early))
        {
            return early;
        }

        _early[type] = early = (new(SymbolEqualityComparer.Default), new(SymbolEqualityComparer.Default));
        Queue<MethodCode> work = new();
        Begins(type);

        while (work.Count > 0)
        {
            foreach (Instruction i in work.Dequeue().Blocks.SelectMany(static b => b.Code))
            {
                switch (i)
                {
                    case { Op: Op.Call or Op.Closure, Key: IMethodSymbol called } when early.Methods.Count < Limits.Early && called.ContainingType is { } owner && IsSource(owner):
                        foreach (IMethodSymbol target in i is { Op: Op.Call, Flag: true } ? Targets(called, Values.Fact.Nothing) : [called])
                        {
                            if (early.Methods.Add(target.OriginalDefinition) && CodeOf(target) is { } code)
                            {
                                work.Enqueue(code);
                            }
                        }

                        if (called.IsStatic || called.MethodKind == MethodKind.Constructor)
                        {
                            Touch(owner, HasStaticConstructor(owner));
                        }

                        break;
                    case { Op: Op.Load or Op.Store, Key: IFieldSymbol { IsStatic: true, IsConst: false } or IPropertySymbol { IsStatic: true } }:
                        Touch(((ISymbol)i.Key).ContainingType, true);
                        break;
                }
            }
        }

        return early;

        void Touch(INamedTypeSymbol owner, bool runs)
        {
            if (runs && IsSource(owner) && !SymbolEqualityComparer.Default.Equals(owner.OriginalDefinition, type) && early.Types.Add(owner.OriginalDefinition) && early.Types.Count < Limits.Early)
            {
                Begins(owner.OriginalDefinition);
            }
        }

        void Begins(INamedTypeSymbol owner)
        {
            foreach (MethodCode unit in Initialisers(owner, statics: true))
            {
                work.Enqueue(unit);
            }

            if (HasStaticConstructor(owner) && early.Methods.Add(owner.StaticConstructors[0].OriginalDefinition) && CodeOf(owner.StaticConstructors[0]) is { } last)
            {
                work.Enqueue(last);
            }
        }
    }
}
