using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Tern.Serialization;

/// <summary>A method that knows how its arguments and its answer look on the wire. Generated; immutable and thread-safe.</summary>
/// <remarks>Source of the layout: Thrift's argument and result structs, reference of Apache Thrift and CloudWeGo Kitex.</remarks>
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
