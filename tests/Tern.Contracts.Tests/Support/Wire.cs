using System.Buffers;
using Tern.Serialization;

namespace Tern.Contracts.Tests.Support;

/// <summary>What a message is sent as.</summary>
public enum WireFormat
{
    Binary,
    Compact,
    Protobuf,
}

/// <summary>Sends messages through memory.</summary>
internal static class Wire
{
    /// <summary>Both encodings.</summary>
    public static TheoryData<ThriftEncoding> Encodings => [ThriftEncoding.Binary, ThriftEncoding.Compact];

    /// <summary>All formats.</summary>
    public static TheoryData<WireFormat> Formats => [WireFormat.Binary, WireFormat.Compact, WireFormat.Protobuf];

    /// <summary>What a message is after it was written and read in any format.</summary>
    public static T RoundTrip<T>(T message, WireFormat format)
        where T : IThriftMessage<T>, IProtobufMessage<T>
        => format == WireFormat.Protobuf ? RoundTripProtobuf(message) : RoundTrip(message, (ThriftEncoding)format);

    /// <summary>What a message is after it was written to Protobuf and read, in one piece and in pieces of one byte.</summary>
    public static T RoundTripProtobuf<T>(T message)
        where T : IProtobufMessage<T>
    {
        byte[] bytes = ProtobufSerializer.ToArray(in message);
        ReadOnlySequence<byte> pieces = Pieces(bytes);
        T again = ProtobufSerializer.Read<T>(in pieces);
        T read = ProtobufSerializer.Read<T>(bytes);
        Assert.Equal(bytes, ProtobufSerializer.ToArray(in again));
        Assert.Equal(bytes, ProtobufSerializer.ToArray(in read));
        return read;
    }

    private static ReadOnlySequence<byte> Pieces(byte[] bytes)
    {
        Piece first = new(default, null);
        Piece last = first;
        for (int i = 0; i < bytes.Length; i++)
        {
            last = new Piece(bytes.AsMemory(i, 1), last);
        }

        return new ReadOnlySequence<byte>(first, 0, last, last.Memory.Length);
    }

    private sealed class Piece : ReadOnlySequenceSegment<byte>
    {
        public Piece(ReadOnlyMemory<byte> memory, Piece? before)
        {
            Memory = memory;
            if (before is not null)
            {
                RunningIndex = before.RunningIndex + before.Memory.Length;
                before.Next = this;
            }
        }
    }

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
