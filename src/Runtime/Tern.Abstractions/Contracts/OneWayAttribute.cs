namespace Tern;

/// <summary>The caller sends and does not wait for an answer; errors on the server are invisible to it (Thrift <c>oneway</c>).</summary>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class OneWayAttribute : Attribute;
