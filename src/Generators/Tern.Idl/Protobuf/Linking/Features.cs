using Tern.Idl.Protobuf.Syntax;

namespace Tern.Idl.Protobuf.Linking;

/// <summary>What features say where something stands: the edition's defaults, as file, message and field change them.</summary>
/// <param name="Presence">Whether fields can be told to be not set.</param>
/// <param name="IsEnumClosed">Whether enums know no values but their own.</param>
/// <param name="IsPacked">Whether lists of numbers are one run of bytes.</param>
/// <param name="IsUtf8Checked">Whether text that is no UTF-8 is an error.</param>
/// <param name="IsDelimited">Whether messages stand between tags.</param>
/// <param name="IsJsonChecked">Whether names in JSON must not clash.</param>
/// <param name="IsStyleChecked">Whether names must follow the style guide.</param>
/// <param name="Visibility">Which definitions other files may use.</param>
internal sealed record Features(
    FieldPresence Presence,
    bool IsEnumClosed,
    bool IsPacked,
    bool IsUtf8Checked,
    bool IsDelimited,
    bool IsJsonChecked,
    bool IsStyleChecked,
    DefaultVisibility Visibility)
{
    private static readonly Features s_proto2 = new(FieldPresence.Explicit, true, false, false, false, false, false, DefaultVisibility.All);
    private static readonly Features s_proto3 = new(FieldPresence.Implicit, false, true, true, false, true, false, DefaultVisibility.All);
    private static readonly Features s_edition2023 = s_proto3 with { Presence = FieldPresence.Explicit };
    private static readonly Features s_edition2024 = s_edition2023 with { IsStyleChecked = true, Visibility = DefaultVisibility.TopLevel };

    public static Features DefaultsOf(ProtoEdition edition) => edition switch
    {
        ProtoEdition.Proto2 => s_proto2,
        ProtoEdition.Proto3 => s_proto3,
        ProtoEdition.Edition2023 => s_edition2023,
        _ => s_edition2024,
    };

    /// <summary>These features as options change them. What options say wrongly is reported where they are read.</summary>
    public Features With(IEnumerable<ProtoOption> options)
    {
        Features features = this;
        foreach ((string name, string value) in SetBy(options))
        {
            features = features.With(name, value);
        }

        return features;
    }

    /// <summary>Features that options set: their names and the words that they are set to.</summary>
    public static IEnumerable<(string Name, string Value)> SetBy(IEnumerable<ProtoOption> options)
    {
        foreach (ProtoOption option in options)
        {
            if (option.Name[0].IsExtension || option.Name[0].Text != "features")
            {
                continue;
            }

            if (option.Name.Count == 2 && !option.Name[1].IsExtension && option.Value is ProtoWord word)
            {
                yield return (option.Name[1].Text, word.Name);
            }
            else if (option.Name.Count == 1 && option.Value is ProtoAggregate aggregate)
            {
                foreach (ProtoValueField field in aggregate.Fields)
                {
                    if (field is { Kind: ProtoValueFieldKind.Field, Value: ProtoWord value })
                    {
                        yield return (field.Name.Text, value.Name);
                    }
                }
            }
        }
    }

    private Features With(string name, string value) => (name, value) switch
    {
        ("field_presence", "EXPLICIT") => this with { Presence = FieldPresence.Explicit },
        ("field_presence", "IMPLICIT") => this with { Presence = FieldPresence.Implicit },
        ("field_presence", "LEGACY_REQUIRED") => this with { Presence = FieldPresence.Required },
        ("enum_type", "OPEN") => this with { IsEnumClosed = false },
        ("enum_type", "CLOSED") => this with { IsEnumClosed = true },
        ("repeated_field_encoding", "PACKED") => this with { IsPacked = true },
        ("repeated_field_encoding", "EXPANDED") => this with { IsPacked = false },
        ("utf8_validation", "VERIFY") => this with { IsUtf8Checked = true },
        ("utf8_validation", "NONE") => this with { IsUtf8Checked = false },
        ("message_encoding", "LENGTH_PREFIXED") => this with { IsDelimited = false },
        ("message_encoding", "DELIMITED") => this with { IsDelimited = true },
        ("json_format", "ALLOW") => this with { IsJsonChecked = true },
        ("json_format", "LEGACY_BEST_EFFORT") => this with { IsJsonChecked = false },
        ("enforce_naming_style", "STYLE2024") => this with { IsStyleChecked = true },
        ("enforce_naming_style", "STYLE_LEGACY") => this with { IsStyleChecked = false },
        ("default_symbol_visibility", "EXPORT_ALL") => this with { Visibility = DefaultVisibility.All },
        ("default_symbol_visibility", "EXPORT_TOP_LEVEL") => this with { Visibility = DefaultVisibility.TopLevel },
        ("default_symbol_visibility", "LOCAL_ALL") => this with { Visibility = DefaultVisibility.None },
        ("default_symbol_visibility", "STRICT") => this with { Visibility = DefaultVisibility.Strict },
        _ => this,
    };
}

/// <summary>Whether a field that is not set differs from one that is zero.</summary>
internal enum FieldPresence
{
    /// <summary>It does.</summary>
    Explicit,

    /// <summary>It does not.</summary>
    Implicit,

    /// <summary>It must be set.</summary>
    Required,
}

/// <summary>Which definitions without <c>export</c> or <c>local</c> other files may use.</summary>
internal enum DefaultVisibility
{
    /// <summary>All.</summary>
    All,

    /// <summary>Those at the top of the file.</summary>
    TopLevel,

    /// <summary>None.</summary>
    None,

    /// <summary>None, and nested ones can hardly be exported at all.</summary>
    Strict,
}
