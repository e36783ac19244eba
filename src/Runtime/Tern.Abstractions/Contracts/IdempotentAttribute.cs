namespace Tern;

/// <summary>States that calling the method twice has the effect of calling it once, so it may be repeated after it was sent.</summary>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class IdempotentAttribute : Attribute;
