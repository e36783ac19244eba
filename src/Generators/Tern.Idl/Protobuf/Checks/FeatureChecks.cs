using Tern.Idl.Protobuf.Linking;
using Tern.Idl.Protobuf.Symbols;
using Tern.Idl.Protobuf.Syntax;
using Tern.Schema;
using Tern.Schema.Idl;

namespace Tern.Idl.Protobuf.Checks;

/// <summary>Which features fit a field; what they are inherited from may say them for fields that they do not fit.</summary>
internal static class FeatureChecks
{
    /// <summary>Checks a field of a file that is written in an edition.</summary>
    public static void Check(FieldSymbol field, LinkContext context)
    {
        if (!field.IsRepeated && !field.HasPresence && field.Enum is { Features.IsEnumClosed: true } @enum)
        {
            context.Break(field, IdlRules.ClosedEnum, field.Where, @enum.FullName, "a field with implicit presence");
        }

        Dictionary<string, string> set = new(StringComparer.Ordinal);
        foreach ((string name, string value) in Features.SetBy(field.Syntax.Options))
        {
            set[name] = value;
        }

        foreach (KeyValuePair<string, string> feature in set)
        {
            if (Misfit(field, feature.Key, feature.Value) is { } reason)
            {
                context.Report(IdlRules.FeatureMisplaced, PlaceOf(field, feature.Key), "features." + feature.Key, reason);
            }
        }
    }

    /// <summary>Checks what a file says for all its fields.</summary>
    public static void Check(FileSymbol file, LinkContext context)
    {
        if (file.Edition.HasFeatures() && file.Features.Presence == FieldPresence.Required)
        {
            SourceSpan where = file.Options.Find("features.field_presence")?.Where ?? file.Where;
            context.Report(IdlRules.FeatureMisplaced, where, "features.field_presence", "a file cannot make all fields required; say LEGACY_REQUIRED at the fields");
        }

        if (file.Edition.HasFeatures() && file.Options.Find("java_string_check_utf8") is { Value: "true" } check)
        {
            context.Report(IdlRules.OptionEdition, check.Where, "java_string_check_utf8", "is not for editions, which say features.(pb.java).utf8_validation");
        }
    }

    private static string? Misfit(FieldSymbol field, string feature, string value) => feature switch
    {
        "field_presence" => PresenceMisfit(field, value),
        "repeated_field_encoding" when !field.IsRepeated => "it is for repeated fields",
        "repeated_field_encoding" when value == "PACKED" && !field.IsPackable => "only repeated numbers, bools and enums can be packed",
        "utf8_validation" when !HasText(field) => "it is for strings",
        "message_encoding" when field.Message is null || field.IsMap => "it is for messages",
        _ => null,
    };

    private static string? PresenceMisfit(FieldSymbol field, string value)
        => field.OneOf is not null ? "fields of a oneof always have presence"
            : field.IsRepeated ? "repeated fields have no presence"
            : field.IsExtension ? (value == "LEGACY_REQUIRED" ? "extensions cannot be required" : "extensions always have presence")
            : field.Message is not null && value == "IMPLICIT" ? "message fields always have presence"
            : null;

    private static bool HasText(FieldSymbol field)
        => field.Scalar == IdlScalar.String || (field.IsMap && field.Message!.Fields.Exists(part => part.Scalar == IdlScalar.String));

    private static SourceSpan PlaceOf(FieldSymbol field, string feature)
        => (field.Options.Find("features." + feature)?.Where) ?? field.Where;
}
