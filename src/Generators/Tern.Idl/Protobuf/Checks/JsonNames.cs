using System.Text;
using Tern.Idl.Protobuf.Linking;
using Tern.Idl.Protobuf.Symbols;
using Tern.Schema.Naming;

namespace Tern.Idl.Protobuf.Checks;

/// <summary>Names of fields and enum values that are the same to a reader of JSON, or once generated code has taken the enum's name off them.</summary>
internal static class JsonNames
{
    /// <summary>Reports fields whose names in JSON clash. Default names must differ too where <c>json_name</c> hides one: field masks use them.</summary>
    public static void Check(MessageSymbol message, LinkContext context)
    {
        if (!message.Options.IsTrue("deprecated_legacy_json_field_conflicts"))
        {
            Check(message, context, withCustom: false);
            Check(message, context, withCustom: true);
        }
    }

    private static void Check(MessageSymbol message, LinkContext context, bool withCustom)
    {
        Dictionary<string, FieldSymbol> fields = new(StringComparer.Ordinal);
        foreach (FieldSymbol field in message.Fields)
        {
            string name = withCustom && IsCustom(field) ? field.JsonName! : WireNames.JsonOf(field.Name);
            if (!fields.TryGetValue(name, out FieldSymbol? other))
            {
                fields.Add(name, field);
                continue;
            }

            // Two fields of one name have their own error.
            int custom = withCustom ? (IsCustom(field) ? 1 : 0) + (IsCustom(other) ? 1 : 0) : 0;
            if (field.Name == other.Name || (withCustom && custom == 0))
            {
                continue;
            }

            bool isTolerated = !message.Features.IsJsonChecked && custom < 2;
            context.Report(isTolerated ? IdlRules.JsonNameTolerated : IdlRules.JsonNameConflict, field.Where, field.Name, other.Name, name);
        }
    }

    private static bool IsCustom(FieldSymbol field) => field.JsonName is not null && field.JsonName != WireNames.JsonOf(field.Name);

    /// <summary>Reports enum values that differ in case, underscores and the enum's name as prefix alone.</summary>
    public static void Check(EnumSymbol @enum, LinkContext context)
    {
        Dictionary<string, EnumValueSymbol> values = new(StringComparer.Ordinal);
        foreach (EnumValueSymbol value in @enum.Values)
        {
            string name = Pascal(WithoutPrefix(value.Name, @enum.Name));
            if (!values.TryGetValue(name, out EnumValueSymbol? other))
            {
                values.Add(name, value);
            }
            else if (other.Name != value.Name && other.Number != value.Number)
            {
                bool isTolerated = @enum.File.Edition == Syntax.ProtoEdition.Proto2 && @enum.Options.IsTrue("deprecated_legacy_json_field_conflicts");
                context.Report(isTolerated ? IdlRules.EnumNameTolerated : IdlRules.EnumNameConflict, value.Where, value.Name, other.Name);
            }
        }
    }

    private static string WithoutPrefix(string value, string prefix)
    {
        string bare = prefix.Replace("_", "");
        int position = 0;
        foreach (char c in bare)
        {
            while (position < value.Length && value[position] == '_')
            {
                position++;
            }

            if (position >= value.Length || char.ToLowerInvariant(value[position]) != char.ToLowerInvariant(c))
            {
                return value;
            }

            position++;
        }

        string rest = value.Substring(position).TrimStart('_');
        return rest.Length == 0 ? value : rest;
    }

    private static string Pascal(string name)
    {
        StringBuilder pascal = new(name.Length);
        bool isCapital = true;
        foreach (char c in name)
        {
            if (c != '_')
            {
                pascal.Append(isCapital ? char.ToUpperInvariant(c) : char.ToLowerInvariant(c));
            }

            isCapital = c == '_';
        }

        return pascal.ToString();
    }
}
