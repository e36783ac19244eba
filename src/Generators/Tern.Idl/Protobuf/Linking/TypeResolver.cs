using Tern.Idl.Protobuf.Symbols;
using Tern.Idl.Protobuf.Syntax;
using Tern.Schema;

namespace Tern.Idl.Protobuf.Linking;

/// <summary>Finds the types of fields and methods, and the messages that extensions extend.</summary>
internal sealed class TypeResolver
{
    private readonly LinkContext _context;
    private readonly FileSymbol _file;

    private TypeResolver(LinkContext context, FileSymbol file)
    {
        _context = context;
        _file = file;
    }

    public static void Resolve(FileSymbol file, LinkContext context)
    {
        TypeResolver resolver = new(context, file);
        foreach (MessageSymbol message in file.AllMessages)
        {
            foreach (FieldSymbol field in message.Fields)
            {
                resolver.ResolveField(field);
            }
        }

        foreach (FieldSymbol extension in file.AllExtensions)
        {
            resolver.ResolveExtendee(extension);
            resolver.ResolveField(extension);
        }

        foreach (MethodSymbol method in file.Services.SelectMany(service => service.Methods))
        {
            method.Request = resolver.FindMessage(method, method.Syntax.Request, method.Service.FullName);
            method.Response = resolver.FindMessage(method, method.Syntax.Response, method.Service.FullName);
        }
    }

    private void ResolveField(FieldSymbol field)
    {
        if (field.IsGroup)
        {
            field.IsBroken |= field.Message!.IsBroken;
        }
        else if (field.Message is { } entry)
        {
            foreach (FieldSymbol part in entry.Fields)
            {
                ResolveNamed(part, ((ProtoNamedType)part.Syntax.Type).Name, field.Scope);
                field.IsBroken |= part.IsBroken;
            }
        }
        else if (field.Syntax.Type is ProtoNamedType type)
        {
            ResolveNamed(field, type.Name, field.Scope);
        }
        else
        {
            field.IsBroken = true; // A map as extension: reported by the parser.
        }
    }

    private void ResolveNamed(FieldSymbol field, ProtoName name, string scope)
    {
        field.Scalar = ScalarTypes.Of(name.Text);
        if (field.Scalar is not null)
        {
            return;
        }

        if (name.Text == "group")
        {
            // Only maps get here: the grammar asks for a body elsewhere.
            _context.Break(field, IdlRules.WrongKindOfName, name.Where, "group", "group", "type");
            return;
        }

        (Symbol? symbol, string? resolved) = _context.Names.Find(name.Text, scope, _file, typesOnly: true);
        switch (symbol)
        {
            case MessageSymbol { MapField: { } map }:
                _context.Break(field, IdlRules.MapEntryUsed, name.Where, name.Text, map.Name);
                return;
            case MessageSymbol message:
                field.Message = message;
                break;
            case EnumSymbol @enum:
                field.Enum = @enum;
                break;
            case null:
                field.IsBroken = true;
                _context.Names.ReportUndefined("type", name.Text, resolved, _file, name.Where);
                return;
            default:
                _context.Break(field, IdlRules.WrongKindOfName, name.Where, name.Text, symbol.Kind, "message or enum");
                return;
        }

        SymbolVisibility.Check(symbol, field, name, _context);
    }

    private void ResolveExtendee(FieldSymbol extension)
    {
        ProtoName name = extension.ExtendeeName!;
        extension.Extendee = FindMessage(extension, name, extension.Scope);
    }

    private MessageSymbol? FindMessage(Symbol user, ProtoName name, string scope)
    {
        if (name.Text.Length == 0)
        {
            user.IsBroken = true; // Reported by the parser.
            return null;
        }

        (Symbol? symbol, string? resolved) = _context.Names.Find(name.Text, scope, _file, typesOnly: false);
        switch (symbol)
        {
            case MessageSymbol { MapField: { } map }:
                _context.Break(user, IdlRules.MapEntryUsed, name.Where, name.Text, map.Name);
                return null;
            case MessageSymbol message:
                SymbolVisibility.Check(message, user, name, _context);
                return message;
            case null:
                user.IsBroken = true;
                _context.Names.ReportUndefined("message", name.Text, resolved, _file, name.Where);
                return null;
            default:
                _context.Break(user, IdlRules.WrongKindOfName, name.Where, name.Text, symbol.Kind, "message");
                return null;
        }
    }
}
