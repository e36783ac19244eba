using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Tern.Serialization;

/// <summary>A method that knows how its arguments and its answer look on the wire. Generated; immutable and thread-safe.</summary>
/// <remarks>
/// Source of the layout: Thrift's argument and result structs, reference of Apache Thrift and CloudWeGo Kitex. In Protobuf a single argument that is a message is the body, and
/// so is an answer that is one; no argument, or no answer, is an empty body. Anything else is a message: several arguments, or one that is no message, are its fields with their
/// ids; an answer is its field 1.
/// </remarks>
public abstract class MethodCodec<TArguments, TReply> : RpcMethod<TArguments, TReply>
    where TArguments : struct, IRpcArguments
{
    /// <inheritdoc cref="RpcMethod(string, string, MethodKind, bool)"/>
    protected MethodCodec(string service, string name, MethodKind kind, bool isIdempotent)
        : base(service, name, kind, isIdempotent)
    {
    }

    /// <summary>The codec of a method: every typed method is one.</summary>
    internal static MethodCodec<TArguments, TReply> Of(RpcMethod<TArguments, TReply> method)
    {
        // A cast would walk up the class's parents on every call, and nothing else can derive from the method.
        Debug.Assert(method is MethodCodec<TArguments, TReply>, "Only codecs derive from a typed method.");
        return Unsafe.As<MethodCodec<TArguments, TReply>>(method);
    }

    /// <summary>Writes the argument struct: one field per argument.</summary>
    public abstract void WriteArguments(ref ThriftBinaryWriter writer, in TArguments arguments);

    /// <inheritdoc cref="WriteArguments(ref ThriftBinaryWriter, in TArguments)"/>
    public abstract void WriteArguments(ref ThriftCompactWriter writer, in TArguments arguments);

    /// <summary>Reads the argument struct.</summary>
    public abstract TArguments ReadArguments(ref ThriftBinaryReader reader);

    /// <inheritdoc cref="ReadArguments(ref ThriftBinaryReader)"/>
    public abstract TArguments ReadArguments(ref ThriftCompactReader reader);

    /// <summary>Writes the result struct of a success: field 0 is the answer; nothing for a void method or where the contract allows a null answer and it is null.</summary>
    /// <exception cref="WireFormatException">The answer is null and the contract does not allow that, or it cannot be written.</exception>
    public abstract void WriteReply(ref ThriftBinaryWriter writer, in TReply reply);

    /// <inheritdoc cref="WriteReply(ref ThriftBinaryWriter, in TReply)"/>
    public abstract void WriteReply(ref ThriftCompactWriter writer, in TReply reply);

    /// <summary>Writes the result struct of a declared exception; <see langword="false"/>, and nothing written, if the method does not declare it.</summary>
    public abstract bool TryWriteException(ref ThriftBinaryWriter writer, Exception exception);

    /// <inheritdoc cref="TryWriteException(ref ThriftBinaryWriter, Exception)"/>
    public abstract bool TryWriteException(ref ThriftCompactWriter writer, Exception exception);

    /// <summary>Reads the result struct.</summary>
    /// <param name="reader">Where to read.</param>
    /// <param name="declared">The declared exception that the server answered with, or <see langword="null"/>.</param>
    /// <exception cref="RpcException">The method must answer with a value, and there is none (Thrift: missing result).</exception>
    public abstract TReply ReadReply(ref ThriftBinaryReader reader, out Exception? declared);

    /// <inheritdoc cref="ReadReply(ref ThriftBinaryReader, out Exception?)"/>
    public abstract TReply ReadReply(ref ThriftCompactReader reader, out Exception? declared);

    /// <summary>Writes the arguments as the body of a Protobuf request.</summary>
    /// <exception cref="WireFormatException">An argument is null and the contract does not allow that, or it cannot be written.</exception>
    public abstract void WriteArguments(ref ProtobufWriter writer, in TArguments arguments);

    /// <summary>Reads the body of a Protobuf request. Where a single message may be null, an empty body is null.</summary>
    /// <exception cref="WireFormatException">The bytes are no such message, or an argument that must be there is missing.</exception>
    public abstract TArguments ReadArguments(ref ProtobufReader reader);

    /// <summary>Writes an answer as the body of a Protobuf reply; nothing for a void method, and nothing for null where the contract allows it.</summary>
    /// <exception cref="WireFormatException">The answer is null and the contract does not allow that, or it cannot be written.</exception>
    public abstract void WriteReply(ref ProtobufWriter writer, in TReply reply);

    /// <summary>Reads the body of a Protobuf reply. Where the contract allows a null answer, an empty body is null.</summary>
    /// <remarks>A peer that answers with a message without any field set sends an empty body too: where the answer may be null, the two cannot be told apart.</remarks>
    /// <exception cref="WireFormatException">The bytes are no such message.</exception>
    public abstract TReply ReadReply(ref ProtobufReader reader);

    /// <summary>Writes a declared exception as a Protobuf message; <see langword="false"/>, and nothing written, if the method does not declare it.</summary>
    /// <param name="writer">Where to write.</param>
    /// <param name="exception">What the handler threw.</param>
    /// <param name="typeName">Full name of the message, as the type URL of a <c>google.protobuf.Any</c> ends with it.</param>
    public abstract bool TryWriteException(ref ProtobufWriter writer, Exception exception, [NotNullWhen(true)] out string? typeName);

    /// <summary>Reads a declared exception from a Protobuf message; <see langword="null"/> if the method declares none of that name.</summary>
    /// <param name="reader">Where to read.</param>
    /// <param name="typeName">Full name of the message.</param>
    /// <exception cref="WireFormatException">The bytes are no such message.</exception>
    public abstract Exception? ReadException(ref ProtobufReader reader, string typeName);

    /// <summary>Writes the arguments as the body of a JSON request: the same as that of Protobuf, in JSON.</summary>
    /// <exception cref="WireFormatException">An argument is null and the contract does not allow that, or it cannot be written.</exception>
    public abstract void WriteArguments(ref ProtoJsonWriter writer, in TArguments arguments);

    /// <summary>Reads the body of a JSON request. Where a single message may be null, so may the body.</summary>
    /// <exception cref="WireFormatException">The value is no such message, or an argument that must be there is missing.</exception>
    public abstract TArguments ReadArguments(ref ProtoJsonReader reader);

    /// <summary>Writes an answer as the body of a JSON reply; <c>{}</c> for a void method, and for null where the contract allows it.</summary>
    /// <exception cref="WireFormatException">The answer is null and the contract does not allow that, or it cannot be written.</exception>
    public abstract void WriteReply(ref ProtoJsonWriter writer, in TReply reply);

    /// <summary>Reads the body of a JSON reply. Where the contract allows a null answer, so may be the body.</summary>
    /// <exception cref="WireFormatException">The value is no such message.</exception>
    public abstract TReply ReadReply(ref ProtoJsonReader reader);

    /// <summary>Whether the contract has rules for the arguments.</summary>
    /// <value><see langword="false"/> by default.</value>
    public virtual bool HasRules => false;

    /// <summary>Adds an error for each rule that the arguments break.</summary>
    /// <param name="arguments">The arguments.</param>
    /// <param name="errors">Where errors go.</param>
    public virtual void Validate(in TArguments arguments, ref ValidationErrors errors)
    {
    }

    /// <summary>The failure of a reply that holds neither an answer nor an exception although the method must answer with a value.</summary>
    protected RpcException MissingResult() => new(
        RpcStatusCode.Internal,
        $"{FullName} answered with neither a value nor a declared exception. If the method may answer with nothing, make its result nullable.")
    {
        Method = FullName,
        ApplicationExceptionType = MissingResultType,
    };

    private const int MissingResultType = 5;
}
