using Tern.Schema.Idl;

namespace Tern.Idl.Writing;

/// <summary>Says with features of editions what a schema knows of presence, packing and closedness.</summary>
/// <remarks>
/// Features are inherited, and the schema has them resolved. So those of the file stay as they are, and what differs from them is said at each field and enum; the features between
/// are left out. Source: Protocol Buffers, "Feature Settings for Editions".
/// </remarks>
internal sealed class ProtobufFeatures(IdlFile file)
{
    private const string Prefix = "features.";
    private const string Presence = Prefix + "field_presence";
    private const string Packing = Prefix + "repeated_field_encoding";
    private const string Encoding = Prefix + "message_encoding";
    private const string Utf8 = Prefix + "utf8_validation";
    private const string EnumType = Prefix + "enum_type";

    private readonly Dictionary<string, string> _ofFile = file.Annotations
        .Where(a => a.Key.StartsWith(Prefix, StringComparison.Ordinal))
        .GroupBy(a => a.Key, StringComparer.Ordinal)
        .ToDictionary(g => g.Key, g => g.Last().Value, StringComparer.Ordinal);

    /// <summary>Whether a list of such values can be packed.</summary>
    public static bool IsPackable(IdlType type) => type is IdlListType { Element: IdlEnumType or IdlScalarType { Kind: not (IdlScalar.String or IdlScalar.Binary) } };

    /// <summary>Whether an option is a feature that whatever is inside inherits; it is said anew where it matters.</summary>
    public bool IsInherited(string key) => IsEdition && key is Presence or Packing or Encoding or Utf8 or EnumType;

    /// <summary>Features of a field that differ from those of the file.</summary>
    public IEnumerable<IdlAnnotation> OfField(IdlField field)
    {
        if (!IsEdition)
        {
            yield break;
        }

        bool isSingular = field.Type is not (IdlListType or IdlMapType);
        if (isSingular && field.OneOf is null && !(field.Type is IdlMessageType && field.Presence != IdlPresence.Required))
        {
            string presence = field.Presence switch
            {
                IdlPresence.Required => "LEGACY_REQUIRED",
                IdlPresence.Optional => "EXPLICIT",
                _ => "IMPLICIT",
            };
            if (OfFile(Presence, "EXPLICIT") != presence)
            {
                yield return Feature(Presence, presence, field);
            }
        }

        string packing = field.IsPacked ? "PACKED" : "EXPANDED";
        if (IsPackable(field.Type) && OfFile(Packing, "PACKED") != packing)
        {
            yield return Feature(Packing, packing, field);
        }

        string encoding = field.IsGroup ? "DELIMITED" : "LENGTH_PREFIXED";
        if ((field.Type as IdlListType)?.Element is IdlMessageType || field.Type is IdlMessageType)
        {
            if (OfFile(Encoding, "LENGTH_PREFIXED") != encoding)
            {
                yield return Feature(Encoding, encoding, field);
            }
        }

        string utf8 = field.IsUtf8Checked ? "VERIFY" : "NONE";
        if (HasText(field.Type) && OfFile(Utf8, "VERIFY") != utf8)
        {
            yield return Feature(Utf8, utf8, field);
        }
    }

    /// <summary>Features of an enum that differ from those of the file.</summary>
    public IEnumerable<IdlAnnotation> OfEnum(IdlEnum @enum)
    {
        string kind = @enum.IsClosed ? "CLOSED" : "OPEN";
        return IsEdition && OfFile(EnumType, "OPEN") != kind ? [new IdlAnnotation(EnumType, kind, @enum.Where)] : [];
    }

    /// <summary>Whether the file is of an edition.</summary>
    public bool IsEdition => file.Syntax is IdlSyntax.Edition2023 or IdlSyntax.Edition2024;

    private string OfFile(string feature, string initial) => _ofFile.TryGetValue(feature, out string? value) ? value : initial;

    private static bool HasText(IdlType type) => type switch
    {
        IdlScalarType scalar => scalar.Kind == IdlScalar.String,
        IdlListType list => HasText(list.Element),
        IdlMapType map => HasText(map.Key) || HasText(map.Value),
        _ => false,
    };

    private static IdlAnnotation Feature(string key, string value, IdlField field) => new(key, value, field.Where);
}
