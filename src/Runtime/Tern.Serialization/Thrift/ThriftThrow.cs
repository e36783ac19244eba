using System.Diagnostics.CodeAnalysis;

namespace Tern.Serialization;

/// <summary>Keeps the throwing out of the methods that must stay small enough to inline.</summary>
internal static class ThriftThrow
{
    [DoesNotReturn]
    public static void Truncated() =>
        throw new ThriftProtocolException(ThriftProtocolError.InvalidData, "The input ends inside a value.");

    [DoesNotReturn]
    public static void NegativeSize(long size) =>
        throw new ThriftProtocolException(ThriftProtocolError.NegativeSize, $"A length or count is negative: {size}.");

    [DoesNotReturn]
    public static void SizeBeyondInput(long size, long remaining) =>
        throw new ThriftProtocolException(ThriftProtocolError.InvalidData, $"A length or count of {size} needs more than the {remaining} bytes that are left.");

    [DoesNotReturn]
    public static void TooLong(long length, long limit) =>
        throw new ThriftProtocolException(ThriftProtocolError.SizeLimit, $"A length of {length} bytes exceeds the limit of {limit}.");

    [DoesNotReturn]
    public static void TooManyElements() =>
        throw new ThriftProtocolException(ThriftProtocolError.SizeLimit, $"The message holds more elements than {nameof(ThriftReaderOptions)}.{nameof(ThriftReaderOptions.MaxElements)} allows.");

    [DoesNotReturn]
    public static void MessageTooLarge(long limit) =>
        throw new ThriftProtocolException(ThriftProtocolError.SizeLimit, $"The message is larger than the limit of {limit} bytes.");

    [DoesNotReturn]
    public static void TooDeep() =>
        throw new ThriftProtocolException(ThriftProtocolError.DepthLimit, "Structs or collections are nested too deeply; an object graph with a cycle cannot be written either.");

    [DoesNotReturn]
    public static void UnknownType(int type) =>
        throw new ThriftProtocolException(ThriftProtocolError.InvalidData, $"Unknown wire type {type}.");

    [DoesNotReturn]
    public static void InvalidNumber() =>
        throw new ThriftProtocolException(ThriftProtocolError.InvalidData, "A variable-length number does not fit its type.");

    [DoesNotReturn]
    public static void InvalidUtf8() =>
        throw new ThriftProtocolException(ThriftProtocolError.InvalidData, "Text is no valid UTF-8.");

    [DoesNotReturn]
    public static void BadVersion(uint word) =>
        throw new ThriftProtocolException(ThriftProtocolError.BadVersion, $"Not a Thrift message of a known version: it begins with 0x{word:x8}.");

    [DoesNotReturn]
    public static void NullText() =>
        throw new ThriftProtocolException(ThriftProtocolError.InvalidData, "A text that must have a value is null.");
}
