using Tern.Schema;

namespace Tern.Idl.Validation;

/// <summary>How rules are read.</summary>
/// <param name="Functions">Functions of the user that expressions may call.</param>
public sealed record ValidationOptions(EquatableArray<RuleMethod> Functions)
{
    /// <summary>No functions but those that every expression knows.</summary>
    public static ValidationOptions Default { get; } = new(default(EquatableArray<RuleMethod>));
}

/// <summary>A function of the user: <c>@name(…)</c> calls a static method.</summary>
/// <param name="Name">Its name in expressions.</param>
/// <param name="Method">The method with its type and namespace: <c>Shop.Rules.IsSku</c>.</param>
public sealed record RuleMethod(string Name, string Method);
