using System.Diagnostics.CodeAnalysis;

namespace Tern.Serialization;

/// <summary>Keeps the throwing out of the methods that must stay small enough to inline.</summary>
internal static class WireThrow
{
    [DoesNotReturn]
    public static void Truncated() =>
        throw new WireFormatException(WireFormatError.InvalidData, "The input ends inside a value.");

    [DoesNotReturn]
    public static void NegativeSize(long size) =>
        throw new WireFormatException(WireFormatError.NegativeSize, $"A length or count is negative: {size}.");

    [DoesNotReturn]
    public static void SizeBeyondInput(long size, long remaining) =>
        throw new WireFormatException(WireFormatError.InvalidData, $"A length or count asks for {size} bytes where {remaining} are left.");

    [DoesNotReturn]
    public static void TooLong(long length, long limit) =>
        throw new WireFormatException(WireFormatError.SizeLimit, $"A length of {length} bytes exceeds the limit of {limit}.");

    [DoesNotReturn]
    public static void TooManyElements() =>
        throw new WireFormatException(WireFormatError.SizeLimit, $"The message holds more elements than {nameof(WireReaderOptions.MaxElements)} of the reader's options allows.");

    [DoesNotReturn]
    public static void MessageTooLarge(long limit) =>
        throw new WireFormatException(WireFormatError.SizeLimit, $"The message is larger than the limit of {limit} bytes.");

    [DoesNotReturn]
    public static void TimeOutOfRange(long seconds) =>
        throw new WireFormatException(WireFormatError.InvalidData, $"A timestamp or duration of {seconds} s is beyond what .NET can hold.");

    [DoesNotReturn]
    public static void InvalidTag() =>
        throw new WireFormatException(WireFormatError.InvalidData, "A field has an id or a wire type that does not exist.");

    [DoesNotReturn]
    public static void PartNotRead() =>
        throw new InvalidOperationException("A message or packed list ends before it has been read to its end.");

    [DoesNotReturn]
    public static void UnexpectedEndGroup() =>
        throw new WireFormatException(WireFormatError.InvalidData, "A group ends that did not begin, or a message ends inside of a group.");

    [DoesNotReturn]
    public static void TooDeep() =>
        throw new WireFormatException(WireFormatError.DepthLimit, "Messages or collections are nested too deeply; an object graph with a cycle cannot be written either.");

    [DoesNotReturn]
    public static void UnknownType(int type) =>
        throw new WireFormatException(WireFormatError.InvalidData, $"Unknown wire type {type}.");

    [DoesNotReturn]
    public static void InvalidNumber() =>
        throw new WireFormatException(WireFormatError.InvalidData, "A variable-length number does not fit its type.");

    [DoesNotReturn]
    public static void InvalidUtf8() =>
        throw new WireFormatException(WireFormatError.InvalidData, "Text is no valid UTF-8.");

    [DoesNotReturn]
    public static void BadVersion(uint word) =>
        throw new WireFormatException(WireFormatError.BadVersion, $"Not a Thrift message of a known version: it begins with 0x{word:x8}.");

    [DoesNotReturn]
    public static void NullText() =>
        throw new WireFormatException(WireFormatError.InvalidData, "A text that must have a value is null.");
}
