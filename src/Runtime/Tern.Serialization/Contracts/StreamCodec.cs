using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Tern.Serialization;

/// <summary>A streaming method that knows how one message of either direction looks on the wire. Generated; immutable and thread-safe.</summary>
/// <remarks>
/// In Thrift a message of a stream is a bare struct, without an envelope and without argument or result struct around it: the message itself, or, where the contract has several
/// arguments or a value that is no message, a struct of fields 1 to n. In Protobuf it is the message, or a message of such fields. Source: CloudWeGo Kitex, <c>pkg/remote/codec/grpc</c> and <c>pkg/remote/trans/ttstream</c>.
/// </remarks>
public abstract class StreamCodec<TRequest, TReply> : RpcStreamMethod<TRequest, TReply>
{
    /// <inheritdoc cref="RpcMethod(string, string, MethodKind, bool)"/>
    protected StreamCodec(string service, string name, MethodKind kind, bool isIdempotent)
        : base(service, name, kind, isIdempotent)
    {
    }

    /// <summary>The codec of a method: every typed streaming method is one.</summary>
    internal static StreamCodec<TRequest, TReply> Of(RpcStreamMethod<TRequest, TReply> method)
    {
        Debug.Assert(method is StreamCodec<TRequest, TReply>, "Only codecs derive from a typed streaming method.");
        return Unsafe.As<StreamCodec<TRequest, TReply>>(method);
    }

    /// <summary>Writes one message of the caller.</summary>
    /// <exception cref="WireFormatException">The message is null, or it cannot be written.</exception>
    public abstract void WriteRequest(ref ThriftBinaryWriter writer, in TRequest request);

    /// <summary>Reads one message of the caller.</summary>
    /// <exception cref="WireFormatException">The bytes are no such message.</exception>
    public abstract TRequest ReadRequest(ref ThriftBinaryReader reader);

    /// <summary>Writes one message of the server.</summary>
    /// <inheritdoc cref="WriteRequest(ref ThriftBinaryWriter, in TRequest)" path="/exception"/>
    public abstract void WriteReply(ref ThriftBinaryWriter writer, in TReply reply);

    /// <summary>Reads one message of the server.</summary>
    /// <inheritdoc cref="ReadRequest(ref ThriftBinaryReader)" path="/exception"/>
    public abstract TReply ReadReply(ref ThriftBinaryReader reader);

    /// <inheritdoc cref="WriteRequest(ref ThriftBinaryWriter, in TRequest)"/>
    public abstract void WriteRequest(ref ProtobufWriter writer, in TRequest request);

    /// <inheritdoc cref="ReadRequest(ref ThriftBinaryReader)"/>
    public abstract TRequest ReadRequest(ref ProtobufReader reader);

    /// <inheritdoc cref="WriteReply(ref ThriftBinaryWriter, in TReply)"/>
    public abstract void WriteReply(ref ProtobufWriter writer, in TReply reply);

    /// <inheritdoc cref="ReadReply(ref ThriftBinaryReader)"/>
    public abstract TReply ReadReply(ref ProtobufReader reader);

    /// <summary>Whether the contract has rules for the messages of the caller.</summary>
    /// <value><see langword="false"/> by default.</value>
    public virtual bool HasRules => false;

    /// <summary>Adds an error for each rule that a message of the caller breaks.</summary>
    /// <param name="request">The message.</param>
    /// <param name="errors">Where errors go.</param>
    public virtual void Validate(in TRequest request, ref ValidationErrors errors)
    {
    }
}
