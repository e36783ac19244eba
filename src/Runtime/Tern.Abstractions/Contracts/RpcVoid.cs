namespace Tern;

/// <summary>The answer of a method that returns nothing.</summary>
public readonly record struct RpcVoid;
