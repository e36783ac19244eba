using System.Text.Encodings.Web;
using System.Text.Json;
using Tern.Serialization;

namespace Tern.Generic;

/// <summary>Options as the codecs read them. Immutable; thread-safe.</summary>
internal sealed class GenericSettings
{
    /// <param name="options">What the user chose.</param>
    /// <param name="types">What an Any may hold.</param>
    public GenericSettings(GenericOptions options, ProtoJsonTypes? types = null)
    {
        IgnoresUnknown = options.IgnoreUnknownFields;
        ShowsThriftZeros = options.IncludeZeros ?? true;
        ShowsProtobufZeros = options.IncludeZeros ?? false;
        ShowsEnumNames = options.EnumNames ?? false;
        ShowsInt64AsText = options.Int64AsText;
        MaxJsonBytes = options.MaxJsonBytes;
        Json = new ProtoJsonOptions
        {
            IgnoreUnknownFields = options.IgnoreUnknownFields,
            IncludeDefaultValues = ShowsProtobufZeros,
            PreserveFieldNames = options.PreserveFieldNames,
            UseIntegersForEnums = options.EnumNames == false,
            MaxDepth = options.MaxDepth,
            MaxElements = options.MaxElements,
            Types = types ?? ProtoJsonTypes.WellKnown,
        };
    }

    /// <summary>The default options, for values whose form nobody sees.</summary>
    public static GenericSettings Defaults { get; } = new(GenericOptions.Default);

    public bool IgnoresUnknown { get; }

    public bool ShowsThriftZeros { get; }

    public bool ShowsProtobufZeros { get; }

    /// <summary>Whether enums are shown by name where ProtoJSON does not say that they are.</summary>
    public bool ShowsEnumNames { get; }

    public bool ShowsInt64AsText { get; }

    public int MaxJsonBytes { get; }

    /// <summary>Most fields that one message of the map form may have filled in.</summary>
    public int MaxFilled => Json.MaxElements;

    /// <summary>The same for readers of all JSON, and for writers of Protobuf's.</summary>
    public ProtoJsonOptions Json { get; }

    /// <summary>How deep the writer of JSON lets its user go: the check that names the limit is ours.</summary>
    public static JsonWriterOptions WriterOptions { get; } = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = GenericOptions.DeepestNesting + 1,
        SkipValidation = true,
    };
}
