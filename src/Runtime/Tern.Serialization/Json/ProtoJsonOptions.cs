using System.Text.Encodings.Web;
using System.Text.Json;

namespace Tern.Serialization;

/// <summary>Choices and limits of the JSON form. Set once, then shared; do not change an instance that is in use.</summary>
/// <remarks>Source: Protocol Buffers, "ProtoJSON Format", "JSON Options".</remarks>
public sealed class ProtoJsonOptions
{
    internal const int DeepestNesting = 200;

    /// <summary>The defaults.</summary>
    public static ProtoJsonOptions Default { get; } = new();

    /// <summary>Whether members and enum names that the contract does not know are skipped on read; otherwise they are an error.</summary>
    /// <value><see langword="false"/> by default.</value>
    public bool IgnoreUnknownFields { get; init; }

    /// <summary>Whether members without presence are written also when they are zero or empty.</summary>
    /// <value><see langword="false"/> by default. Nullable members that are null are never written.</value>
    public bool IncludeDefaultValues { get; init; }

    /// <summary>Whether members are written with the names that the contract has; otherwise in camel case. Both are read.</summary>
    /// <value><see langword="false"/> by default.</value>
    public bool PreserveFieldNames { get; init; }

    /// <summary>Whether enums are written as numbers; otherwise by name. Both are read.</summary>
    /// <value><see langword="false"/> by default.</value>
    public bool UseIntegersForEnums { get; init; }

    /// <summary>Messages that a <see cref="WellKnown.Any"/> may hold; one that holds another can be neither read nor written.</summary>
    /// <value>Those of <c>google.protobuf</c> by default.</value>
    public ProtoJsonTypes Types { get; init; } = ProtoJsonTypes.WellKnown;

    /// <summary>Whether what is written is broken into lines and indented.</summary>
    /// <value><see langword="false"/> by default.</value>
    public bool Indented { get; init; }

    /// <summary>Deepest nesting of objects and arrays, read or written.</summary>
    /// <value>200 by default and at most, which is twice the limit of binary Protobuf because a list of messages is two levels of JSON; at least 1. Deeper input is an error of kind
    /// <see cref="WireFormatError.DepthLimit"/>.</value>
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

    /// <summary>Most elements that all lists, sets and maps of one message may hold together; a map's pair counts once.</summary>
    /// <value>2,097,152 by default: what a small text can make a reader allocate stays bounded.</value>
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

    // One level more than allowed, so that it is our own check that speaks.
    internal JsonReaderOptions ReaderOptions => new() { MaxDepth = MaxDepth + 1 };

    // Not for a page of HTML: what is written is a body of its own, and text stays readable.
    internal JsonWriterOptions WriterOptions => new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Indented = Indented,
        MaxDepth = MaxDepth + 1,
        SkipValidation = true,
    };
}
