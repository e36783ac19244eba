using Tern.Idl.Protobuf.Linking;
using Tern.Idl.Protobuf.Symbols;
using Tern.Idl.Protobuf.Syntax;
using Tern.Schema;

namespace Tern.Idl.Protobuf.Checks;

/// <summary>The names that edition 2024 asks for unless <c>features.enforce_naming_style = STYLE_LEGACY</c>, and its rules for nested exports.</summary>
internal static class StyleChecks
{
    public static void Check(FileSymbol file, LinkContext context)
    {
        if (file.Edition < ProtoEdition.Edition2024)
        {
            return;
        }

        if (file.Features.IsStyleChecked && file.Package.Length > 0)
        {
            CheckSnake(file.Package, file.Syntax.Package!.Where, "package", context);
        }

        foreach (MessageSymbol message in file.AllMessages)
        {
            Check(message, context);
        }

        foreach (EnumSymbol @enum in file.AllEnums)
        {
            Check(@enum, context);
        }

        foreach (FieldSymbol extension in file.AllExtensions.Where(extension => extension.Features.IsStyleChecked))
        {
            CheckSnake(extension.Name, extension.Where, "extension", context);
        }

        foreach (ServiceSymbol service in file.Services)
        {
            Features features = file.Features.With(service.Syntax.Options);
            CheckTitle(features, service.Name, service.Where, "service", context);
            foreach (MethodSymbol method in service.Methods)
            {
                CheckTitle(features.With(method.Syntax.Options), method.Name, method.Where, "method", context);
            }
        }
    }

    private static void Check(MessageSymbol message, LinkContext context)
    {
        CheckTitle(message.Features, message.Name, message.Where, "message", context);
        foreach (FieldSymbol field in message.Fields.Where(field => field.Features.IsStyleChecked))
        {
            CheckSnake(field.Name, field.Where, "field", context);
        }

        foreach (OneOfSymbol oneOf in message.OneOfs.Where(oneOf => oneOf.Features.IsStyleChecked))
        {
            CheckSnake(oneOf.Name, oneOf.Where, "oneof", context);
        }

        if (message.Container is not null && message.Syntax.Visibility == ProtoVisibility.Export && message.File.Features.Visibility == DefaultVisibility.Strict)
        {
            context.Report(IdlRules.NestedExport, message.Where, message.Name, "");
        }
    }

    private static void Check(EnumSymbol @enum, LinkContext context)
    {
        CheckTitle(@enum.Features, @enum.Name, @enum.Where, "enum", context);
        foreach (EnumValueSymbol value in @enum.Values)
        {
            if (@enum.Features.With(value.Syntax.Options).IsStyleChecked && !IsSnake(value.Name, upper: true))
            {
                context.Report(IdlRules.NamingStyle, value.Where, "enum value", value.Name, "UPPER_SNAKE_CASE");
            }
        }

        if (@enum.Container is { } container && @enum.Syntax.Visibility == ProtoVisibility.Export && @enum.File.Features.Visibility == DefaultVisibility.Strict && !IsNamespace(container))
        {
            context.Report(IdlRules.NestedExport, @enum.Where, @enum.Name, ", or into a message at the top that is local and says 'reserved 1 to max'");
        }
    }

    // A local message without fields is the way to give an exported enum's values a scope of their own.
    private static bool IsNamespace(MessageSymbol message)
        => message.Container is null
            && message.Syntax.Visibility != ProtoVisibility.Export
            && message.Syntax.Reserved.Ranges.Count == 1
            && message.Syntax.Reserved.Ranges[0].First == 1
            && message.EndOf(message.Syntax.Reserved.Ranges[0]) == FieldNumbers.Max;

    private static void CheckTitle(Features features, string name, SourceSpan where, string kind, LinkContext context)
    {
        if (features.IsStyleChecked && !(name[0] is >= 'A' and <= 'Z' && !name.Contains('_')))
        {
            context.Report(IdlRules.NamingStyle, where, kind, name, "TitleCase");
        }
    }

    private static void CheckSnake(string name, SourceSpan where, string kind, LinkContext context)
    {
        if (!IsSnake(name, upper: false))
        {
            context.Report(IdlRules.NamingStyle, where, kind, name, "lower_snake_case, with a letter behind each underscore");
        }
    }

    private static bool IsSnake(string name, bool upper)
    {
        for (int i = 0; i < name.Length; i++)
        {
            char c = name[i];
            bool isLetter = upper ? c is >= 'A' and <= 'Z' : c is >= 'a' and <= 'z';
            bool isOther = c is (>= '0' and <= '9') or '_' || (c == '.' && !upper);
            if (!isLetter && (!isOther || i == 0 || name[i - 1] == '_'))
            {
                return false;
            }
        }

        return name[name.Length - 1] != '_';
    }
}
