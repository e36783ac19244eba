using Tern.Schema;
using Tern.Schema.Idl;

namespace Tern.Idl.Validation;

/// <summary>Finds rules among annotations: <c>vt.min_size</c> of Thrift, <c>(api.vt).min_size</c> and <c>(api.msg_vt).assert</c> of Protobuf.</summary>
internal static class RuleAnnotations
{
    private const string Thrift = "vt.";
    private const string Protobuf = "(api.vt).";
    private const string ProtobufMessage = "(api.msg_vt).";

    private static readonly Dictionary<string, RuleKind> s_kinds = new(StringComparer.Ordinal)
    {
        ["const"] = RuleKind.Const,
        ["lt"] = RuleKind.Lt,
        ["le"] = RuleKind.Le,
        ["gt"] = RuleKind.Gt,
        ["ge"] = RuleKind.Ge,
        ["in"] = RuleKind.In,
        ["not_in"] = RuleKind.NotIn,
        ["not_nil"] = RuleKind.NotNil,
        ["min_size"] = RuleKind.MinSize,
        ["max_size"] = RuleKind.MaxSize,
        ["min_rune_size"] = RuleKind.MinRuneSize,
        ["max_rune_size"] = RuleKind.MaxRuneSize,
        ["pattern"] = RuleKind.Pattern,
        ["prefix"] = RuleKind.Prefix,
        ["suffix"] = RuleKind.Suffix,
        ["contains"] = RuleKind.Contains,
        ["not_contains"] = RuleKind.NotContains,
        ["defined_only"] = RuleKind.DefinedOnly,
        ["no_sparse"] = RuleKind.NoSparse,
        ["assert"] = RuleKind.Assert,
    };

    /// <summary>Name of the annotation that leaves the rules of a message unchecked.</summary>
    public const string Skip = "skip";

    /// <summary>Names of all rules, for messages.</summary>
    public static string Names => string.Join(", ", s_kinds.Keys.Concat([Skip, "elem.…", "key.…", "value.…"]));

    /// <summary>The rule that an annotation of a field asks for, with the parts that lead to it: <c>elem.min_size</c>; <see langword="null"/> if it is about something else.</summary>
    public static string? OfField(IdlAnnotation annotation) => Behind(annotation.Key, Thrift) ?? Behind(annotation.Key, Protobuf);

    /// <summary>The rule that an annotation of a message asks for; <see langword="null"/> if it is about something else.</summary>
    public static string? OfMessage(IdlAnnotation annotation) => Behind(annotation.Key, Thrift) ?? Behind(annotation.Key, ProtobufMessage);

    /// <summary>The rule of a name.</summary>
    public static RuleKind? KindOf(string name) => s_kinds.TryGetValue(name, out RuleKind kind) ? kind : null;

    private static string? Behind(string key, string prefix) => key.StartsWith(prefix, StringComparison.Ordinal) ? key.Substring(prefix.Length) : null;
}
