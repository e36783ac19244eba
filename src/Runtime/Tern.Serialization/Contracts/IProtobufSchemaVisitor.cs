using System.ComponentModel;

namespace Tern.Serialization;

/// <summary>Receives how a contract is declared in Protobuf, piece by piece, in bytes of the messages of <c>google/protobuf/descriptor.proto</c>.</summary>
/// <remarks>
/// <para>Generated code calls it. Which files the pieces belong to is left to the receiver: types may refer to each other in circles, which files may not. Names in the bytes are full ones
/// with a leading dot; a field that tells zero from absence has <c>proto3_optional</c> and no oneof of its own yet.</para>
/// <para>Messages of <c>google.protobuf</c> that a field refers to are shown only if C# names them.</para>
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IProtobufSchemaVisitor
{
    /// <summary>Receives a message.</summary>
    /// <param name="name">Its full name.</param>
    /// <param name="descriptor">A <c>DescriptorProto</c>.</param>
    /// <returns>Whether it was not known yet; otherwise what it refers to need not be shown again.</returns>
    bool VisitMessage(string name, ReadOnlySpan<byte> descriptor);

    /// <summary>Receives that the fields of a union are fields of a message too, as a oneof.</summary>
    /// <param name="message">Full name of the message.</param>
    /// <param name="oneOf">Name of the oneof.</param>
    /// <param name="union">Full name of the union's message.</param>
    void VisitOneOf(string message, string oneOf, string union);

    /// <summary>Receives an enum; the same one may come more than once.</summary>
    /// <param name="name">Its full name.</param>
    /// <param name="isClosed">Whether it knows no other values.</param>
    /// <param name="descriptor">An <c>EnumDescriptorProto</c>.</param>
    void VisitEnum(string name, bool isClosed, ReadOnlySpan<byte> descriptor);

    /// <summary>Receives a service.</summary>
    /// <param name="name">Its full name.</param>
    /// <param name="descriptor">A <c>ServiceDescriptorProto</c>.</param>
    void VisitService(string name, ReadOnlySpan<byte> descriptor);
}
