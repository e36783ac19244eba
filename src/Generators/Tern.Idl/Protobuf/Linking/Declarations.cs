using System.Text;
using Tern.Idl.Protobuf.Symbols;
using Tern.Idl.Protobuf.Syntax;
using Tern.Schema;

namespace Tern.Idl.Protobuf.Linking;

/// <summary>Makes symbols of what files define, with the features that hold for them, and finds names that are defined twice.</summary>
internal sealed class Declarations
{
    private readonly LinkContext _context;
    private readonly FileSymbol _file;

    private Declarations(LinkContext context, FileSymbol file)
    {
        _context = context;
        _file = file;
    }

    public static void Declare(FileSymbol file, LinkContext context)
    {
        file.Features = file.Features.With(file.Syntax.Options);
        Declarations declarations = new(context, file);
        foreach (ProtoMessage message in file.Syntax.Messages)
        {
            file.Messages.Add(declarations.DeclareMessage(message, null));
        }

        foreach (ProtoEnum @enum in file.Syntax.Enums)
        {
            file.Enums.Add(declarations.DeclareEnum(@enum, null));
        }

        foreach (ProtoExtend extend in file.Syntax.Extends)
        {
            declarations.DeclareExtensions(extend, null, file.Extensions);
        }

        foreach (ProtoService service in file.Syntax.Services)
        {
            file.Services.Add(declarations.DeclareService(service));
        }
    }

    /// <summary>Finds names that several files define which some file sees at once, and packages that are named as a definition is.</summary>
    public static void CheckAcrossFiles(LinkContext context)
    {
        if (context.Symbols.Shared.Count > 0)
        {
            CheckShared(context);
        }

        foreach (FileSymbol file in context.Files)
        {
            foreach (string package in FileSymbol.PrefixesOf(file.Package))
            {
                for (Symbol? symbol = context.Symbols.Find(package); symbol is not null; symbol = symbol.Next)
                {
                    if (file.Closure().Contains(symbol.File) || symbol.File.Closure().Contains(file))
                    {
                        context.Report(IdlRules.DuplicateName, file.Syntax.Package!.Where, "package", package, $"'{symbol.File.Path}', as {symbol.Kind}");
                    }
                }
            }
        }
    }

    // Looks at each definition once with each file that sees it: many files may share many names and never meet.
    private static void CheckShared(LinkContext context)
    {
        Dictionary<FileSymbol, List<FileSymbol>> users = context.Files.ToDictionary(file => file, _ => new List<FileSymbol>());
        foreach (FileSymbol user in context.Files)
        {
            foreach (FileSymbol used in user.Closure())
            {
                users[used].Add(user);
            }
        }

        foreach (string name in context.Symbols.Shared)
        {
            Dictionary<FileSymbol, Symbol> seen = [];
            for (Symbol? symbol = context.Symbols.Find(name); symbol is not null; symbol = symbol.Next)
            {
                Symbol? other = null;
                foreach (FileSymbol user in users[symbol.File])
                {
                    if (!seen.TryGetValue(user, out Symbol? first))
                    {
                        seen.Add(user, symbol);
                    }

                    other ??= first;
                }

                if (other is not null)
                {
                    ReportTogether(context, other, symbol);
                }
            }
        }
    }

    private static void ReportTogether(LinkContext context, Symbol earlier, Symbol later)
    {
        // Where one file imports the other, the importing one is later, whatever their order.
        (Symbol first, Symbol second) = later.File.IsBuiltIn || (earlier.File.Closure().Contains(later.File) && !earlier.File.IsBuiltIn) ? (later, earlier) : (earlier, later);
        context.Break(second, IdlRules.DuplicateName, second.Where, second.Kind, second.FullName, $"'{first.File.Path}'");
    }

    private void Add(Symbol symbol)
    {
        if (_context.Symbols.Add(symbol) is not { } other)
        {
            return;
        }

        if (symbol is MessageSymbol { MapField: { } map })
        {
            _context.Break(map, IdlRules.MapEntryName, map.Where, map.Name, symbol.Name, other is MessageSymbol { MapField: { } second } ? $"map '{second.Name}' has one of the same name" : $"there is a {other.Kind} of this name");
            return;
        }

        // An enum's values stand beside it and not in it, which nobody expects.
        string siblings = symbol is EnumValueSymbol value && value.Enum != (other as EnumValueSymbol)?.Enum
            ? $"; names of enum values belong to the scope around their enum, so they differ among all enums of {(symbol.Scope.Length == 0 ? "the file" : $"'{symbol.Scope}'")}"
            : "";
        _context.Break(symbol, IdlRules.DuplicateName, symbol.Where, symbol.Kind, symbol.FullName, $"line {other.Where.StartLine + 1}, as {other.Kind}{siblings}");
    }

    private MessageSymbol DeclareMessage(ProtoMessage syntax, MessageSymbol? container)
    {
        MessageSymbol message = new(_file, container, syntax);
        message.Features = (container?.Features ?? _file.Features).With(syntax.Options);
        _file.AllMessages.Add(message);
        Add(message);
        foreach (ProtoMessage nested in syntax.Messages)
        {
            message.Messages.Add(DeclareMessage(nested, message));
        }

        foreach (ProtoEnum @enum in syntax.Enums)
        {
            message.Enums.Add(DeclareEnum(@enum, message));
        }

        foreach (ProtoOneOf oneOf in syntax.OneOfs)
        {
            OneOfSymbol symbol = new(message, oneOf) { Features = message.Features.With(oneOf.Options) };
            message.OneOfs.Add(symbol);
            Add(symbol);
        }

        foreach (ProtoField field in syntax.Fields)
        {
            DeclareField(field, message);
        }

        foreach (ProtoExtend extend in syntax.Extends)
        {
            DeclareExtensions(extend, message, message.Extensions);
        }

        foreach (ProtoExtensionRange range in syntax.ExtensionRanges)
        {
            message.ExtensionRanges.Add(new(message, range));
        }

        // Last, so that a clash of a map's hidden message with something that stands in the file is reported at the map.
        foreach (FieldSymbol map in message.Fields.Where(field => field.Syntax.Type is ProtoMapType))
        {
            DeclareMapEntry(map, message);
        }

        return message;
    }

    private void DeclareField(ProtoField syntax, MessageSymbol message)
    {
        FieldSymbol field = new(_file, message, syntax, null);
        if (syntax.Group is { } group)
        {
            field.Message = DeclareMessage(group, message);
            message.Messages.Add(field.Message);
        }

        field.OneOf = syntax.OneOf >= 0 && syntax.OneOf < message.OneOfs.Count ? message.OneOfs[syntax.OneOf] : null;
        field.Features = FeaturesOf(syntax, field.OneOf?.Features ?? message.Features);
        message.Fields.Add(field);
        Add(field);
    }

    private void DeclareExtensions(ProtoExtend extend, MessageSymbol? container, List<FieldSymbol> extensions)
    {
        foreach (ProtoField syntax in extend.Fields)
        {
            FieldSymbol extension = new(_file, container, syntax, extend.Extendee);
            if (syntax.Group is { } group)
            {
                extension.Message = DeclareMessage(group, container);
                (container?.Messages ?? _file.Messages).Add(extension.Message);
            }

            extension.Features = FeaturesOf(syntax, container?.Features ?? _file.Features);
            extensions.Add(extension);
            _file.AllExtensions.Add(extension);
            Add(extension);
        }
    }

    // In proto2 and proto3 the field itself says what features say in editions.
    private static Features FeaturesOf(ProtoField syntax, Features around)
    {
        Features features = around.With(syntax.Options);
        return syntax.Options.FirstOrDefault(option => option.Is("packed"))?.Value switch
        {
            ProtoWord { Name: "true" } => features with { IsPacked = true },
            ProtoWord { Name: "false" } => features with { IsPacked = false },
            _ => features,
        };
    }

    private void DeclareMapEntry(FieldSymbol map, MessageSymbol message)
    {
        ProtoMapType type = (ProtoMapType)map.Syntax.Type;
        ProtoMessage syntax = new(
            new(MapEntryName(map.Name), map.Where),
            ProtoVisibility.Unset,
            new([EntryField("key", 1, type.Key), EntryField("value", 2, type.Value)]),
            default,
            default,
            default,
            default,
            default,
            new(default, default),
            default,
            null);
        MessageSymbol entry = new(_file, message, syntax, map) { Features = map.Features };
        Add(entry);
        foreach (ProtoField field in syntax.Fields)
        {
            entry.Fields.Add(new(_file, entry, field, null) { Features = map.Features });
        }

        map.Message = entry;
    }

    private static ProtoField EntryField(string name, long number, ProtoName type)
        => new(new(name, type.Where), ProtoLabel.Optional, null, new ProtoNamedType(type), new(number, type.Where), default, null, -1, null);

    /// <summary>The name of the hidden message of a map's entries.</summary>
    private static string MapEntryName(string field)
    {
        StringBuilder name = new();
        bool isCapital = true;
        foreach (char c in field)
        {
            if (c == '_')
            {
                isCapital = true;
                continue;
            }

            name.Append(isCapital ? char.ToUpperInvariant(c) : c);
            isCapital = false;
        }

        return name.Append("Entry").ToString();
    }

    private EnumSymbol DeclareEnum(ProtoEnum syntax, MessageSymbol? container)
    {
        EnumSymbol @enum = new(_file, container, syntax);
        @enum.Features = (container?.Features ?? _file.Features).With(syntax.Options);
        _file.AllEnums.Add(@enum);
        Add(@enum);
        foreach (ProtoEnumValue value in syntax.Values)
        {
            EnumValueSymbol symbol = new(@enum, value);
            @enum.Values.Add(symbol);
            Add(symbol);
        }

        return @enum;
    }

    private ServiceSymbol DeclareService(ProtoService syntax)
    {
        ServiceSymbol service = new(_file, syntax);
        Add(service);
        foreach (ProtoMethod method in syntax.Methods)
        {
            MethodSymbol symbol = new(service, method);
            service.Methods.Add(symbol);
            Add(symbol);
        }

        return service;
    }
}
