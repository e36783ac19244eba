using System.Globalization;
using Tern.Schema;
using Tern.Schema.Idl;

namespace Tern.Idl.Validation;

/// <summary>
/// Turns the options of protoc-gen-validate, <c>(validate.rules)</c>, and of protovalidate, <c>(buf.validate.field)</c>, into rules as <c>(api.vt)</c> spells them. What Tern cannot check alike is reported and left out.
/// </summary>
/// <remarks>Source of the options and what they mean: protoc-gen-validate's validate.proto and README, protovalidate's buf/validate/validate.proto.</remarks>
internal sealed class FieldOptionRules(string owner, Action<ContractDiagnostic> report)
{
    private const string Target = "(api.vt).";
    private const string Email = ".email";

    // What protovalidate calls an address. Source: HTML Living Standard, "valid email address". That of protoc-gen-validate is another one, which no pattern says.
    private const string EmailPattern = "^[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(?:\\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*$";

    private const string NoRule = "Tern has no rule like it; check it in the handler";
    private static readonly string[] s_prefixes = ["(validate.rules).", "(buf.validate.field)."];

    private static readonly HashSet<string> s_numbers = new(
        ["float", "double", "int32", "int64", "uint32", "uint64", "sint32", "sint64", "fixed32", "fixed64", "sfixed32", "sfixed64"], StringComparer.Ordinal);

    /// <summary>Whether an annotation is one of these options.</summary>
    public static bool Is(IdlAnnotation annotation) => Array.Exists(s_prefixes, p => annotation.Key.StartsWith(p, StringComparison.Ordinal));

    /// <summary>Whether a message says that nothing of it is checked.</summary>
    public static bool IsDisabled(IdlMessage message)
        => message.Annotations.Any(a => a is { Key: "(validate.disabled)" or "(validate.ignored)" or "(buf.validate.message).disabled", Value: "true" });

    /// <summary>Reports what Tern does not check of a message as a whole.</summary>
    public void ReportMessage(IdlMessage message)
    {
        foreach (IdlAnnotation annotation in message.Annotations.Where(a => a.Key.StartsWith("(buf.validate.message).", StringComparison.Ordinal) && a.Value is not ("true" or "false") && !IsAside(LastOf(a.Key), a.Key)))
        {
            report(IdlRules.ValidationNotChecked.At(annotation.Where, owner, annotation.Key, NoRule));
        }
    }

    /// <summary>The rules of a field.</summary>
    /// <param name="field">The field.</param>
    /// <param name="type">Its type.</param>
    public List<IdlAnnotation> Of(IdlField field, RuleType type)
    {
        string display = $"{owner}.{field.Name}";
        var rules = new List<(IdlAnnotation Rule, IdlAnnotation Option)>();
        foreach (IdlAnnotation annotation in field.Annotations.Where(Is))
        {
            string name = annotation.Key.Substring(s_prefixes.First(p => annotation.Key.StartsWith(p, StringComparison.Ordinal)).Length);
            string last = LastOf(name);
            if (last == "ignore" && annotation.Value == "IGNORE_ALWAYS" && name == last)
            {
                return [];
            }

            if (last is "ignore_empty" or "ignore")
            {
                if (annotation.Value is "false" or "IGNORE_UNSPECIFIED")
                {
                    continue;
                }

                // Checked without it, requests would be refused that are right.
                Report(annotation, display, "its other rules are left out too: none of them can be asked of values other than the empty one alone");
                return [];
            }

            bool isAddress = annotation is { Value: "true" } && annotation.Key.StartsWith(s_prefixes[1], StringComparison.Ordinal) && name.EndsWith("string" + Email, StringComparison.Ordinal);
            IReadOnlyList<(string Rule, string Value)>? found = name == "required" && annotation.Value == "true" ? Required(field, type)
                : isAddress ? Rule(name.Substring(0, name.Length - Email.Length) + ".pattern", EmailPattern)
                : Rule(name, annotation.Value);
            if (found is null && !IsAside(last, name))
            {
                Report(annotation, display, NoRule);
            }
            else if (found is not null)
            {
                rules.AddRange(found.Select(r => (new IdlAnnotation(Target + r.Rule, r.Value, annotation.Where), annotation)));
            }
        }

        return WithoutGaps(rules, display);
    }

    private static string LastOf(string name) => name.Substring(name.LastIndexOf('.') + 1);

    // The expression of a rule in CEL is reported; its name and text need not be.
    private static bool IsAside(string last, string name) => last is "id" or "message" && name.Contains("cel[");

    private void Report(IdlAnnotation annotation, string display, string reason) => report(IdlRules.ValidationNotChecked.At(annotation.Where, display, annotation.Key, reason));

    // An upper bound below the lower one means everything but what lies between.
    private List<IdlAnnotation> WithoutGaps(List<(IdlAnnotation Rule, IdlAnnotation Option)> rules, string display)
    {
        List<IdlAnnotation> kept = [.. rules.Select(r => r.Rule)];
        foreach (string part in rules.Select(r => r.Rule.Key.Substring(0, r.Rule.Key.LastIndexOf('.') + 1)).Distinct())
        {
            IdlAnnotation? low = kept.Find(r => r.Key == part + "gt" || r.Key == part + "ge");
            IdlAnnotation? high = kept.Find(r => r.Key == part + "lt" || r.Key == part + "le");
            if (low is not null && high is not null && Number(high.Value) < Number(low.Value))
            {
                Report(
                    rules.Find(r => r.Rule == high).Option,
                    display,
                    $"it is below {low.Value}, so both together mean what lies outside of them, which Tern cannot say; check it in the handler");
                kept.Remove(low);
                kept.Remove(high);
            }
        }

        return kept;
    }

    private static double Number(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) ? value : double.NaN;

    // Of what has no presence the value counts.
    private static IReadOnlyList<(string Rule, string Value)> Required(IdlField field, RuleType type)
    {
        if (field.Presence == IdlPresence.Optional || type.Shape == RuleShape.Message)
        {
            return [("not_nil", "true")];
        }

        return type.Shape switch
        {
            RuleShape.Bool => [("const", "true")],
            RuleShape.Integer or RuleShape.Float or RuleShape.Enum => [("not_in", "0")],
            _ => [("min_size", "1")],
        };
    }

    /// <summary>Rules that mean the same; none if it says nothing; <see langword="null"/> if there are none.</summary>
    private static IReadOnlyList<(string Rule, string Value)>? Rule(string name, string value)
    {
        int dot = name.IndexOf('.');
        (string kind, string rest) = dot < 0 ? (name, "") : (name.Substring(0, dot), name.Substring(dot + 1));
        return (kind, rest) switch
        {
            // These ask nothing: an example, a message without fields, and that an element is there.
            _ when value == "{}" || rest == "example" || rest.StartsWith("example[", StringComparison.Ordinal) || name == "required" => [],
            ("message", "skip") => [("skip", value)],
            ("message" or "any" or "duration" or "timestamp", "required") => [("not_nil", value)],
            ("repeated", "min_items") or ("map", "min_pairs") => [("min_size", value)],
            ("repeated", "max_items") or ("map", "max_pairs") => [("max_size", value)],
            ("map", "no_sparse") => [("no_sparse", value)],
            ("repeated", _) => Inner(rest, "items.", "elem.", value),
            ("map", _) => Inner(rest, "keys.", "key.", value) ?? Inner(rest, "values.", "value.", value),
            ("string", _) => Text(rest, value),
            ("bytes", _) => Bytes(rest, value),
            ("bool", "const") or ("enum", "const" or "in" or "not_in" or "defined_only") => [(rest, value)],
            _ when s_numbers.Contains(kind) => NumberRule(rest, value),
            _ => value == "false" ? [] : null,
        };
    }

    private static IReadOnlyList<(string Rule, string Value)>? Inner(string name, string prefix, string part, string value)
        => name.StartsWith(prefix, StringComparison.Ordinal) && Rule(name.Substring(prefix.Length), value) is { } rules
            ? [.. rules.Where(r => r.Rule != "not_nil").Select(r => (part + r.Rule, r.Value))]
            : name is "unique" && value == "false" ? [] : null;

    private static IReadOnlyList<(string Rule, string Value)>? NumberRule(string name, string value) => name switch
    {
        "const" or "lt" or "gt" or "in" or "not_in" => [(name, value)],
        "lte" => [("le", value)],
        "gte" => [("ge", value)],
        _ => null,
    };

    private static IReadOnlyList<(string Rule, string Value)>? Text(string name, string value) => name switch
    {
        "len" => [("min_rune_size", value), ("max_rune_size", value)],
        "min_len" => [("min_rune_size", value)],
        "max_len" => [("max_rune_size", value)],
        "len_bytes" => [("min_size", value), ("max_size", value)],
        "min_bytes" => [("min_size", value)],
        "max_bytes" => [("max_size", value)],
        "uuid" when value == "true" => [("pattern", "^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$")],
        _ => Literal(name, value),
    };

    private static IReadOnlyList<(string Rule, string Value)>? Bytes(string name, string value) => name switch
    {
        "len" => [("min_size", value), ("max_size", value)],
        "min_len" => [("min_size", value)],
        "max_len" => [("max_size", value)],
        "not_contains" => null,
        _ => Literal(name, value),
    };

    // What would be an expression of (api.vt) is text here.
    private static IReadOnlyList<(string Rule, string Value)>? Literal(string name, string value) => name switch
    {
        "pattern" => [(name, value)],
        "const" or "prefix" or "suffix" or "contains" or "not_contains" or "in" or "not_in" => [(name, RuleExpressionText.Escape(value))],
        _ => value == "false" ? [] : null,
    };
}
