using System.Buffers;
using System.Text;
using Tern.Serialization;

namespace Tern.Contracts.Tests.Support;

/// <summary>What a message is sent as.</summary>
public enum WireFormat
{
    Binary,
    Compact,
    Protobuf,
    Json,
}

/// <summary>Sends messages through memory.</summary>
internal static class Wire
{
    /// <summary>Both encodings.</summary>
    public static TheoryData<ThriftEncoding> Encodings => [ThriftEncoding.Binary, ThriftEncoding.Compact];

    /// <summary>All formats.</summary>
    public static TheoryData<WireFormat> Formats => [WireFormat.Binary, WireFormat.Compact, WireFormat.Protobuf, WireFormat.Json];

    /// <summary>What a message is after it was written and read in any format.</summary>
    public static T RoundTrip<T>(T message, WireFormat format)
        where T : IThriftMessage<T>, IProtobufMessage<T>, IJsonMessage<T>
        => format switch
        {
            WireFormat.Protobuf => RoundTripProtobuf(message),
            WireFormat.Json => RoundTripJson(message),
            _ => RoundTrip(message, (ThriftEncoding)format),
        };

    /// <summary>What a message is after it was written to JSON and read, in one piece and in pieces of one byte, with and without its zeros.</summary>
    public static T RoundTripJson<T>(T message)
        where T : IJsonMessage<T>
    {
        string json = ProtoJsonSerializer.Serialize(in message);
        string full = ProtoJsonSerializer.Serialize(in message, new ProtoJsonOptions { IncludeDefaultValues = true, PreserveFieldNames = true, UseIntegersForEnums = true, Indented = true });
        ReadOnlySequence<byte> pieces = Pieces(Encoding.UTF8.GetBytes(json));
        T again = ProtoJsonSerializer.Deserialize<T>(in pieces);
        T same = ProtoJsonSerializer.Deserialize<T>(full);
        T read = ProtoJsonSerializer.Deserialize<T>(json);
        Assert.Equal(json, ProtoJsonSerializer.Serialize(in again));
        Assert.Equal(json, ProtoJsonSerializer.Serialize(in same));
        Assert.Equal(json, ProtoJsonSerializer.Serialize(in read));
        return read;
    }

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

    /// <summary>Bytes in two segments.</summary>
    public static ReadOnlySequence<byte> Split(byte[] bytes, int at)
    {
        Piece first = new(bytes.AsMemory(0, at), null);
        Piece last = new(bytes.AsMemory(at), first);
        return new ReadOnlySequence<byte>(first, 0, last, last.Memory.Length);
    }

    /// <summary>Bytes in pieces of one byte.</summary>
    public static ReadOnlySequence<byte> Pieces(byte[] bytes)
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
