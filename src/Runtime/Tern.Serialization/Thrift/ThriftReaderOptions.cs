namespace Tern.Serialization;

/// <summary>Limits and policies of Thrift readers. Set once, then shared; do not change an instance that is in use.</summary>
public sealed class ThriftReaderOptions
{
    /// <summary>The defaults.</summary>
    public static ThriftReaderOptions Default { get; } = new();

    /// <summary>Deepest nesting of structs and collections.</summary>
    /// <value>64 by default and at most, as in Kitex and Apache Thrift; at least 1. Deeper input is an error of kind <see cref="WireFormatError.DepthLimit"/>.
    /// Collections count where they are skipped; where they are read, the type of the message bounds them.</value>
    /// <exception cref="ArgumentOutOfRangeException">Set to less than 1 or more than 64.</exception>
    public int MaxDepth
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, ThriftLimits.MaxDepth);
            field = value;
        }
    } = ThriftLimits.MaxDepth;

    /// <summary>Longest text or byte array, in bytes.</summary>
    /// <value>No limit but the size of the message by default.</value>
    /// <exception cref="ArgumentOutOfRangeException">Set to less than 0.</exception>
    public int MaxStringBytes
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            field = value;
            MaxTextBytes = Math.Min(value, ThriftLimits.MaxTextBytes);
        }
    } = int.MaxValue;

    /// <summary>Most elements that all lists, sets and maps of one message may hold together; a map's pair counts once.</summary>
    /// <value>2,097,152 by default: what a small message can make a reader allocate stays bounded even where an element takes one byte on the wire.</value>
    /// <exception cref="ArgumentOutOfRangeException">Set to less than 0.</exception>
    public int MaxElements
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            field = value;
        }
    } = 2 * 1_024 * 1_024;

    /// <summary>What to do with text that is no valid UTF-8.</summary>
    /// <value><see cref="Utf8Policy.Replace"/> by default.</value>
    public Utf8Policy Utf8 { get; init; } = Utf8Policy.Replace;

    internal bool IsStrict => Utf8 == Utf8Policy.Strict;

    /// <summary><see cref="MaxStringBytes"/>, or what .NET can hold if that is less.</summary>
    internal int MaxTextBytes { get; private init; } = ThriftLimits.MaxTextBytes;
}
