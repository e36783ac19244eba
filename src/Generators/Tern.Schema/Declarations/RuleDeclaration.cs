namespace Tern.Schema.Declarations;

/// <summary>Rules of a value as one <c>[Validate]</c> says them.</summary>
/// <param name="Part">The part that they are about: <c>elem</c>, <c>value.elem</c>; empty for the value itself.</param>
/// <param name="Arguments">Properties of the attribute, in the order in which the rules are checked.</param>
public sealed record RuleDeclaration(string Part, EquatableArray<AssignedValue> Arguments);
