using Tern.Idl.Protobuf.Checks;
using Tern.Idl.Protobuf.Symbols;

namespace Tern.Idl.Protobuf.Linking;

/// <summary>Reads the options of everything in a file.</summary>
internal static class OptionPass
{
    public static void Read(FileSymbol file, LinkContext context)
    {
        OptionReader reader = new(context, file);
        file.Options = reader.Read(OptionTarget.File, file.Syntax.Options, file.Package);
        foreach (MessageSymbol message in file.AllMessages)
        {
            Read(message, reader, context);
        }

        foreach (FieldSymbol extension in file.AllExtensions)
        {
            Read(extension, reader, context);
        }

        foreach (EnumSymbol @enum in file.AllEnums)
        {
            @enum.Options = reader.Read(OptionTarget.Enum, @enum.Syntax.Options, @enum.Scope);
            foreach (EnumValueSymbol value in @enum.Values)
            {
                value.Options = reader.Read(OptionTarget.EnumValue, value.Syntax.Options, value.Scope);
            }
        }

        foreach (ServiceSymbol service in file.Services)
        {
            service.Options = reader.Read(OptionTarget.Service, service.Syntax.Options, service.Scope);
            foreach (MethodSymbol method in service.Methods)
            {
                method.Options = reader.Read(OptionTarget.Method, method.Syntax.Options, service.FullName);
            }
        }
    }

    private static void Read(MessageSymbol message, OptionReader reader, LinkContext context)
    {
        message.Options = reader.Read(OptionTarget.MessageType, message.Syntax.Options, message.Scope);
        foreach (OneOfSymbol oneOf in message.OneOfs)
        {
            oneOf.Options = reader.Read(OptionTarget.OneOf, oneOf.Syntax.Options, message.FullName);
        }

        foreach (FieldSymbol field in message.Fields)
        {
            Read(field, reader, context);
        }

        foreach (ExtensionRangeSymbol range in message.ExtensionRanges)
        {
            range.Options = reader.Read(OptionTarget.ExtensionRange, range.Syntax.Options, message.Scope);
        }
    }

    private static void Read(FieldSymbol field, OptionReader reader, LinkContext context)
    {
        field.Options = reader.Read(OptionTarget.Field, field.Syntax.Options, field.Scope);
        FieldDefaults.Read(field, context);
    }
}
