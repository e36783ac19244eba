namespace Tern;

/// <summary>Overrides the name that a value of an enum has in IDL and in JSON. By default it is the C# name.</summary>
/// <remarks>On the wire of Thrift and of binary Protobuf enums are numbers; there it changes nothing.</remarks>
/// <param name="name">The name; must be unique in the enum.</param>
[AttributeUsage(AttributeTargets.Field, Inherited = false)]
public sealed class RpcEnumValueAttribute(string name) : Attribute
{
    /// <summary>Name in IDL and in JSON.</summary>
    public string Name { get; } = name;
}
