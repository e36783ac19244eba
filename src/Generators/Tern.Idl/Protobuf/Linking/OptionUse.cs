using Tern.Idl.Protobuf.Symbols;
using Tern.Idl.Protobuf.Syntax;
using Tern.Schema;

namespace Tern.Idl.Protobuf.Linking;

/// <summary>Whether an option may be used: its definition can say at what, and in which editions.</summary>
internal static class OptionUse
{
    private const string FeatureSupport = "feature_support";

    /// <summary>Checks the use of an option or of a field in one; reports what is wrong.</summary>
    public static bool Check(LinkContext context, FileSymbol file, OptionTarget target, FieldSymbol field, SourceSpan where)
    {
        List<string> targets = [.. Words(field.Syntax.Options, "targets")];
        if (targets.Count > 0 && !targets.Contains(target.TargetType))
        {
            string allowed = string.Join(", ", targets.Select(name => name.Replace("TARGET_TYPE_", "").Replace('_', ' ').ToLowerInvariant()));
            context.Report(IdlRules.OptionMisplaced, where, field.Name, $"it is for {allowed}, not for {target.Name}");
            return false;
        }

        return CheckEdition(context, file, field.Name, field.Syntax.Options, where);
    }

    /// <summary>Checks the use of an enum's value as the value of an option.</summary>
    public static bool Check(LinkContext context, FileSymbol file, EnumValueSymbol value, SourceSpan where)
        => CheckEdition(context, file, value.Name, value.Syntax.Options, where);

    private static bool CheckEdition(LinkContext context, FileSymbol file, string name, EquatableArray<ProtoOption> options, SourceSpan where)
    {
        int edition = (int)file.Edition;
        if (EditionOf(options, "edition_introduced") is { } introduced && edition < introduced.Number)
        {
            context.Report(IdlRules.OptionEdition, where, name, $"exists from edition {introduced.Name} on");
            return false;
        }

        if (EditionOf(options, "edition_removed") is { } removed && edition >= removed.Number)
        {
            context.Report(IdlRules.OptionEdition, where, name, $"was removed in edition {removed.Name}{Explanation(options, "removal_error")}");
            return false;
        }

        if (EditionOf(options, "edition_deprecated") is { } deprecated && edition >= deprecated.Number)
        {
            context.Report(IdlRules.OptionDeprecated, where, name, deprecated.Name + Explanation(options, "deprecation_warning"));
        }

        return true;
    }

    private static string Explanation(EquatableArray<ProtoOption> options, string part)
        => Part(options, part) is ProtoString text ? ": " + text.Text.TrimEnd('.') : "";

    private static (int Number, string Name)? EditionOf(EquatableArray<ProtoOption> options, string part)
    {
        if (Part(options, part) is not ProtoWord word || !word.Name.StartsWith("EDITION_", StringComparison.Ordinal))
        {
            return null;
        }

        string name = word.Name.Substring("EDITION_".Length);
        return name switch
        {
            "LEGACY" => (900, name),
            "PROTO2" => ((int)ProtoEdition.Proto2, name),
            "PROTO3" => ((int)ProtoEdition.Proto3, name),
            "2023" => ((int)ProtoEdition.Edition2023, name),
            "2024" => ((int)ProtoEdition.Edition2024, name),
            _ => (int.MaxValue, name),
        };
    }

    private static ProtoValue? Part(EquatableArray<ProtoOption> options, string part)
    {
        foreach (ProtoOption option in options)
        {
            if (option.Is(FeatureSupport) && option.Value is ProtoAggregate aggregate)
            {
                return aggregate.Fields.FirstOrDefault(field => field.Name.Text == part)?.Value;
            }

            if (option.Name.Count == 2 && option.Name[0].Text == FeatureSupport && option.Name[1].Text == part)
            {
                return option.Value;
            }
        }

        return null;
    }

    private static IEnumerable<string> Words(EquatableArray<ProtoOption> options, string name)
        => options.Where(option => option.Is(name)).Select(option => option.Value).OfType<ProtoWord>().Select(word => word.Name);
}
