namespace Tern;

/// <summary>Overrides the wire name of a method. By default it is the method name without its <c>Async</c> suffix.</summary>
/// <param name="name">Wire name; must be unique in the service.</param>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class RpcMethodAttribute(string name) : Attribute
{
    /// <summary>Wire name.</summary>
    public string Name { get; } = name;
}
