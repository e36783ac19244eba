using System.Text;
using Tern.Idl.Protobuf.Linking;
using Tern.Idl.Protobuf.Symbols;
using Tern.Idl.Protobuf.Syntax;
using Tern.Schema.Idl;
using Tern.Schema.Naming;

namespace Tern.Idl.Protobuf.Checks;

/// <summary>Reads what fields write like options: their default value and their name in JSON.</summary>
internal static class FieldDefaults
{
    public static void Read(FieldSymbol field, LinkContext context)
    {
        if (Single(field, "default", context) is { } option)
        {
            ReadDefault(field, option, context);
        }

        if (Single(field, "json_name", context) is { } name)
        {
            ReadJsonName(field, name, context);
        }
    }

    private static ProtoOption? Single(FieldSymbol field, string name, LinkContext context)
    {
        ProtoOption? found = null;
        foreach (ProtoOption option in field.Syntax.Options)
        {
            if (!option.Is(name))
            {
                continue;
            }

            if (found is not null)
            {
                context.Report(IdlRules.OptionSetTwice, option.Where, name);
            }

            found ??= option;
        }

        return found;
    }

    private static void ReadDefault(FieldSymbol field, ProtoOption option, LinkContext context)
    {
        string? reason = field.File.Edition == ProtoEdition.Proto3 ? "proto3 has no default values; zero is the default"
            : field.IsMap ? "a map is empty by default"
            : field.IsRepeated ? "a repeated field is empty by default"
            : field.Message is not null ? "a message field is not set by default"
            : !field.HasPresence ? "a field with implicit presence cannot tell its default from a value that was sent"
            : null;
        if (reason is not null)
        {
            context.Report(IdlRules.DefaultNotAllowed, option.Where, field.Name, reason);
            return;
        }

        if (!field.HasType)
        {
            return;
        }

        field.Default = field.Enum is { } @enum ? EnumDefault(@enum, option.Value) : ScalarDefault(field.Scalar!.Value, option.Value);
        if (field.Default is null)
        {
            string expected = field.Enum is { } type ? $"a name of a value of '{type.FullName}'" : OptionScalars.Describe(field.Scalar!.Value);
            context.Report(IdlRules.DefaultValue, option.Value.Where, field.Name, expected, option.Value.Kind);
        }
    }

    private static IdlValue? EnumDefault(EnumSymbol @enum, ProtoValue value)
        => value is ProtoWord { IsNegative: false } word && @enum.Value(word.Name) is { } named
            ? new IdlEnumConstant(new(@enum.File.Path, @enum.FullName), named.Name, (int)named.Number)
            : null;

    private static IdlValue? ScalarDefault(IdlScalar type, ProtoValue value)
    {
        if (OptionScalars.TextOf(type, value, isText: false) is null)
        {
            return null;
        }

        switch (type)
        {
            case IdlScalar.Bool:
                return new IdlBool(((ProtoWord)value).Name == "true");
            case IdlScalar.String:
                return IsUtf8((ProtoString)value) ? new IdlText(((ProtoString)value).Text) : null;
            case IdlScalar.Binary:
                return new IdlBytes(((ProtoString)value).Bytes);
            case IdlScalar.Double:
                return new IdlDouble(NumberOf(value));
            case IdlScalar.Float:
                return new IdlDouble((float)NumberOf(value));
            default:
                ProtoInteger integer = (ProtoInteger)value;
                return new IdlInteger(unchecked(integer.IsNegative ? -(long)integer.Magnitude : (long)integer.Magnitude));
        }
    }

    private static double NumberOf(ProtoValue value) => value switch
    {
        ProtoInteger integer => integer.IsNegative ? -(double)integer.Magnitude : integer.Magnitude,
        ProtoFloat number => number.Value,
        ProtoWord { Name: "nan" } => double.NaN,
        ProtoWord { IsNegative: true } => double.NegativeInfinity,
        _ => double.PositiveInfinity,
    };

    private static bool IsUtf8(ProtoString text)
    {
        byte[] bytes = [.. text.Bytes];
        return Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(bytes)).SequenceEqual(bytes);
    }

    private static void ReadJsonName(FieldSymbol field, ProtoOption option, LinkContext context)
    {
        if (option.Value is not ProtoString text)
        {
            context.Report(IdlRules.OptionValue, option.Value.Where, "json_name", "a string", option.Value.Kind);
            return;
        }

        string name = text.Text;
        string? reason = field.IsExtension && name != WireNames.JsonOf(field.Name) ? "extensions have no name of their own in JSON; they are written as their full name in brackets"
            : name.Contains('\0') ? "it holds a null character"
            : name.Length > 1 && name[0] == '[' && name[name.Length - 1] == ']' ? "names in brackets are those of extensions"
            : null;
        if (reason is not null)
        {
            context.Report(IdlRules.JsonNameForm, option.Value.Where, name.Replace("\0", "\\0"), reason);
            return;
        }

        field.JsonName = name;
    }
}
