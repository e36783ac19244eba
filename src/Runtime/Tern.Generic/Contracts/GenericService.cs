using System.Collections.Frozen;
using Tern.Schema.Idl;

namespace Tern.Generic;

/// <summary>A service that is known from IDL. Immutable and thread-safe.</summary>
public sealed class GenericService
{
    private readonly FrozenDictionary<string, GenericMethod> _methods;

    internal GenericService(GenericContract contract, IdlService definition, IdlSyntax syntax, IEnumerable<IdlMethod> methods, PlanBuilder plans)
    {
        Contract = contract;
        Definition = definition;
        IsThrift = syntax == IdlSyntax.Thrift;
        Methods = [.. methods.Select(method => new GenericMethod(this, method, plans))];

        // Linkers refuse two methods of one name; of a schema that was made by hand the first one counts.
        _methods = Methods.DistinctBy(static method => method.Name).ToFrozenDictionary(static method => method.Name, StringComparer.Ordinal);
    }

    /// <summary>The contract that it belongs to.</summary>
    public GenericContract Contract { get; }

    /// <summary>Its name on the wire, with its package if it has one.</summary>
    public string Name => Definition.Id.Name;

    /// <summary>Its methods, inherited ones first.</summary>
    public IReadOnlyList<GenericMethod> Methods { get; }

    /// <summary>What the IDL says of it.</summary>
    public IdlService Definition { get; }

    /// <summary>Whether its IDL is Thrift; otherwise it is Protobuf.</summary>
    public bool IsThrift { get; }

    /// <summary>The method of a name.</summary>
    /// <exception cref="ArgumentException">There is none of that name; the message says which there are.</exception>
    public GenericMethod GetMethod(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        return _methods.TryGetValue(name, out GenericMethod? method)
            ? method
            : throw new ArgumentException($"{Name} has no method \"{name}\"{Nearest.Hint(name, Methods.Select(static known => known.Name))}.", nameof(name));
    }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
