namespace Tern.Serialization;

/// <summary>What is generated for a service interface, as far as it can be used without naming the interface. Immutable and thread-safe.</summary>
public interface IServiceContract
{
    /// <summary>Wire name of the service, with its package if it has one.</summary>
    string Name { get; }

    /// <summary>Shows how Protobuf declares the service, and whatever it refers to.</summary>
    void Describe(IProtobufSchemaVisitor visitor);
}
