namespace Tern;

/// <summary>Marks a partial exception class as a declared exception: it crosses the wire as itself (Thrift exception).</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class RpcExceptionAttribute : Attribute;
