namespace Tern.Serialization;

/// <summary>Limits and policies that readers of every format have. Set once, then shared; do not change an instance that is in use.</summary>
public abstract class WireReaderOptions
{
    private readonly int _deepest;

    private protected WireReaderOptions(int deepest, Utf8Policy utf8)
    {
        _deepest = deepest;
        MaxDepth = deepest;
        Utf8 = utf8;
    }

    /// <summary>Deepest nesting of messages, and of collections where they are skipped; where they are read, the type of the message bounds them.</summary>
    /// <value>By default and at most 64 for Thrift, as in Kitex and Apache Thrift, and 100 for Protobuf, as in Google's libraries; at least 1. Deeper input is an error of
    /// kind <see cref="WireFormatError.DepthLimit"/>.</value>
    /// <exception cref="ArgumentOutOfRangeException">Set to less than 1 or more than the default.</exception>
    public int MaxDepth
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, _deepest);
            field = value;
        }
    }

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
            MaxTextBytes = Math.Min(value, WireLimits.MaxTextBytes);
        }
    } = int.MaxValue;

    /// <summary>
    /// Most elements that all lists, sets and maps of one message may hold together; a map's pair counts once. In Protobuf lists of numbers do not count, because a number takes
    /// about as much memory as it takes bytes.
    /// </summary>
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
    /// <value><see cref="Utf8Policy.Replace"/> by default for Thrift, <see cref="Utf8Policy.Strict"/> for Protobuf, as proto3 wants it.</value>
    public Utf8Policy Utf8 { get; init; }

    /// <summary>All values, as text.</summary>
    internal string Fingerprint() => string.Join('|', MaxDepth, MaxStringBytes, MaxElements, Utf8);

    internal bool IsStrict => Utf8 == Utf8Policy.Strict;

    /// <summary><see cref="MaxStringBytes"/>, or what .NET can hold if that is less.</summary>
    internal int MaxTextBytes { get; private init; } = WireLimits.MaxTextBytes;
}
