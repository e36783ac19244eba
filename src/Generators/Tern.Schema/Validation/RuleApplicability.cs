namespace Tern.Schema;

/// <summary>Which rules fit which types. Source of the table: thrift-gen-validator; the types beyond Thrift's are handled as those that they resemble.</summary>
public static class RuleApplicability
{
    /// <summary>Why a rule does not fit a type; <see langword="null"/> if it does.</summary>
    public static string? ReasonNot(RuleKind kind, RuleType type)
    {
        bool fits = kind switch
        {
            RuleKind.NotNil or RuleKind.Required or RuleKind.Custom => true,
            RuleKind.Const => type.Shape is not (RuleShape.List or RuleShape.Map or RuleShape.Message),
            RuleKind.In or RuleKind.NotIn => type.Shape is not (RuleShape.Bool or RuleShape.List or RuleShape.Map or RuleShape.Message),
            RuleKind.Lt or RuleKind.Le or RuleKind.Gt or RuleKind.Ge => type.IsNumber || type.Shape == RuleShape.Time,
            RuleKind.MinSize or RuleKind.MaxSize => type.Shape is RuleShape.Text or RuleShape.Binary or RuleShape.List or RuleShape.Map,
            RuleKind.MinRuneSize or RuleKind.MaxRuneSize or RuleKind.Pattern or RuleKind.Prefix or RuleKind.Suffix or RuleKind.Contains or RuleKind.NotContains
                => type.Shape is RuleShape.Text or RuleShape.Binary,
            RuleKind.MinLength or RuleKind.MaxLength or RuleKind.Email or RuleKind.Url => type.Shape == RuleShape.Text,
            RuleKind.DefinedOnly => type.Shape == RuleShape.Enum,
            RuleKind.NoSparse => type.Shape == RuleShape.Map,
            _ => false,
        };
        if (!fits)
        {
            return $"it is for {Wanted(kind)}, and this is {Described(type)}";
        }

        return kind == RuleKind.DefinedOnly && type.Members.Count == 0 ? "the enum names no value" : null;
    }

    /// <summary>How messages describe a type.</summary>
    public static string Described(RuleType type) => type.Shape switch
    {
        RuleShape.Bool => "a truth value",
        RuleShape.Integer => "a whole number",
        RuleShape.Float => "a floating-point number",
        RuleShape.Decimal => "a decimal number",
        RuleShape.Text => "text",
        RuleShape.Binary => "binary",
        RuleShape.Enum => "an enum",
        RuleShape.Guid => "a GUID",
        RuleShape.Time => "a time",
        RuleShape.List => type.Name == "set" ? "a set" : "a list",
        RuleShape.Map => "a map",
        _ => "a message",
    };

    private static string Wanted(RuleKind kind) => kind switch
    {
        RuleKind.Const => "single values",
        RuleKind.In or RuleKind.NotIn => "numbers, text, binary and enums",
        RuleKind.Lt or RuleKind.Le or RuleKind.Gt or RuleKind.Ge => "numbers and times",
        RuleKind.MinSize or RuleKind.MaxSize => "text, binary and collections",
        RuleKind.MinLength or RuleKind.MaxLength or RuleKind.Email or RuleKind.Url => "text",
        RuleKind.DefinedOnly => "enums",
        RuleKind.NoSparse => "maps",
        RuleKind.Assert => "messages as a whole",
        _ => "text and binary",
    };
}
