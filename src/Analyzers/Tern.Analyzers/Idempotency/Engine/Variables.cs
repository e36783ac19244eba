using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Tern.Analyzers.Idempotency.Values;

namespace Tern.Analyzers.Idempotency.Engine;

/// <summary>Values of variables, by the method that they belong to: where ways meet, only the methods that differ are looked at, and a method that ends takes its variables with it. Immutable.</summary>
internal sealed class Variables
{
    public static readonly Variables Empty = new(ImmutableDictionary.Create<ISymbol, ImmutableDictionary<ISymbol, Value>>(SymbolEqualityComparer.Default));

    private static readonly ImmutableDictionary<ISymbol, Value> s_none = ImmutableDictionary.Create<ISymbol, Value>(SymbolEqualityComparer.Default);
    private readonly ImmutableDictionary<ISymbol, ImmutableDictionary<ISymbol, Value>> _owners;

    private Variables(ImmutableDictionary<ISymbol, ImmutableDictionary<ISymbol, Value>> owners) => _owners = owners;

    public bool TryGetValue(ISymbol variable, out Value value)
    {
        if (_owners.TryGetValue(Owner(variable), out ImmutableDictionary<ISymbol, Value>? own) && own.TryGetValue(variable, out Value? known))
        {
            value = known;
            return true;
        }

        value = Value.Unknown;
        return false;
    }

    public Variables SetItem(ISymbol variable, Value value)
    {
        ISymbol owner = Owner(variable);
        return new(_owners.SetItem(owner, (_owners.TryGetValue(owner, out ImmutableDictionary<ISymbol, Value>? own) ? own : s_none).SetItem(variable, value)));
    }

    /// <summary>Without the variables of a method.</summary>
    public Variables Without(ISymbol owner) => _owners.ContainsKey(owner) ? new(_owners.Remove(owner)) : this;

    /// <summary>What holds where two ways meet.</summary>
    public static Variables Merge(Variables a, Variables b, Func<Value, Value, Value> either)
    {
        if (ReferenceEquals(a._owners, b._owners))
        {
            return a;
        }

        ImmutableDictionary<ISymbol, ImmutableDictionary<ISymbol, Value>> owners = a._owners;
        foreach (KeyValuePair<ISymbol, ImmutableDictionary<ISymbol, Value>> owner in b._owners)
        {
            if (!owners.TryGetValue(owner.Key, out ImmutableDictionary<ISymbol, Value>? own))
            {
                owners = owners.SetItem(owner.Key, owner.Value);
                continue;
            }

            if (ReferenceEquals(own, owner.Value))
            {
                continue;
            }

            foreach (KeyValuePair<ISymbol, Value> variable in owner.Value)
            {
                if (!own.TryGetValue(variable.Key, out Value? known))
                {
                    own = own.SetItem(variable.Key, variable.Value);
                }
                else if (!ReferenceEquals(known, variable.Value))
                {
                    own = own.SetItem(variable.Key, either(known, variable.Value));
                }
            }

            owners = owners.SetItem(owner.Key, own);
        }

        return new(owners);
    }

    private static ISymbol Owner(ISymbol variable) => variable.ContainingSymbol ?? variable;
}
