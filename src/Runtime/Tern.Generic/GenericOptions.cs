namespace Tern.Generic;

/// <summary>Choices and limits of generic calls. Set once, then shared; do not change an instance that is in use.</summary>
public sealed class GenericOptions
{
    internal const int DeepestNesting = 200;

    /// <summary>The defaults.</summary>
    public static GenericOptions Default { get; } = new();

    /// <summary>Whether fields and enum names that the IDL does not have are skipped in JSON and maps; otherwise they are an error.</summary>
    /// <value><see langword="false"/> by default.</value>
    public bool IgnoreUnknownFields { get; init; }

    /// <summary>Whether fields that were not on the wire, and cannot be null, are shown as zero or empty. Defaults that the IDL sets are shown in any case.</summary>
    /// <value>
    /// <see langword="null"/> by default: yes for Thrift, where a generated client would see the zero too; no for Protobuf, as its JSON mapping has it. Messages that are missing
    /// are never shown.
    /// </value>
    public bool? IncludeZeros { get; init; }

    /// <summary>Whether enums are shown by name; a value without one is shown as a number. Both are accepted.</summary>
    /// <value><see langword="null"/> by default: by name in the JSON of Protobuf, as a number elsewhere.</value>
    public bool? EnumNames { get; init; }

    /// <summary>Whether 64-bit integers of Thrift are text in JSON, because JavaScript rounds such numbers. Both are accepted.</summary>
    /// <value><see langword="false"/> by default; the field annotation <c>api.js_conv</c> says the same of one field. In the JSON of Protobuf they always are text.</value>
    public bool Int64AsText { get; init; }

    /// <summary>Whether fields of Protobuf are shown under the names that the IDL has; otherwise in camel case. Both are accepted.</summary>
    /// <value><see langword="false"/> by default.</value>
    public bool PreserveFieldNames { get; init; }

    /// <summary>Deepest nesting of objects and arrays in JSON, both ways.</summary>
    /// <value>200 by default and at most; at least 1. On the wire Thrift allows 64 messages inside of each other, and Protobuf 100.</value>
    /// <exception cref="ArgumentOutOfRangeException">Set to less than 1 or more than 200.</exception>
    public int MaxDepth
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, DeepestNesting);
            field = value;
        }
    } = DeepestNesting;

    /// <summary>Most elements that all lists, sets and maps of one JSON text may hold together; a map's pair counts once, and so does a field that is filled in with zero.</summary>
    /// <value>2,097,152 by default. Elements that come from the wire are limited by the reader's options of the channel or server.</value>
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

    /// <summary>Longest JSON text that is made of one message, in bytes of UTF-8.</summary>
    /// <value>64 MiB by default; at least 1,024. A small message can become a long text, because names and zeros are not on the wire.</value>
    /// <exception cref="ArgumentOutOfRangeException">Set to less than 1,024.</exception>
    public int MaxJsonBytes
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1_024);
            field = value;
        }
    } = 64 * 1_024 * 1_024;
}
