using System.Buffers;
using Tern.Serialization;

namespace Tern.Contracts.Tests.Support;

/// <summary>Sends messages through memory.</summary>
internal static class Wire
{
    /// <summary>Both encodings.</summary>
    public static TheoryData<ThriftEncoding> Encodings => [ThriftEncoding.Binary, ThriftEncoding.Compact];

    /// <summary>The bytes of a message.</summary>
    public static byte[] Write<T>(T message, ThriftEncoding encoding = ThriftEncoding.Binary)
        where T : IThriftMessage<T>
    {
        ArrayBufferWriter<byte> output = new();
        ThriftSerializer.Write(output, in message, encoding);
        return output.WrittenSpan.ToArray();
    }

    /// <summary>What a message is after it was written and read.</summary>
    public static T RoundTrip<T>(T message, ThriftEncoding encoding)
        where T : IThriftMessage<T>
        => ThriftSerializer.Read<T>(Write(message, encoding), encoding);

    /// <summary>What another version of the contract reads.</summary>
    public static TOther RoundTripTo<T, TOther>(T message, ThriftEncoding encoding)
        where T : IThriftMessage<T>
        where TOther : IThriftMessage<TOther>
        => ThriftSerializer.Read<TOther>(Write(message, encoding), encoding);
}
