using Tern.Idl.Protobuf.Symbols;
using Tern.Idl.Protobuf.Syntax;
using Tern.Schema;
using Tern.Schema.Idl;

namespace Tern.Idl.Protobuf.Linking;

/// <summary>Turns a linked file into values, without what is broken.</summary>
internal static class SchemaBuilder
{
    public static IdlFile Build(FileSymbol file) => new(
        file.Path,
        file.Edition switch
        {
            ProtoEdition.Proto2 => IdlSyntax.Proto2,
            ProtoEdition.Proto3 => IdlSyntax.Proto3,
            ProtoEdition.Edition2023 => IdlSyntax.Edition2023,
            _ => IdlSyntax.Edition2024,
        },
        file.Package,
        default,
        file.Imports.Select(import => import.File.Path).ToEquatableArray(),
        default,
        default,
        InOrder(file.AllEnums).Select(BuildEnum).ToEquatableArray(),
        InOrder(file.AllMessages).Select(BuildMessage).ToEquatableArray(),
        InOrder(file.Services).Select(BuildService).ToEquatableArray(),
        file.Options.Annotations,
        file.Syntax.Doc)
    {
        PublicImports = file.Imports.Where(import => import.Syntax.Kind == ProtoImportKind.Public).Select(import => import.File.Path).ToEquatableArray(),
        Extensions = InOrder(file.AllExtensions).Where(extension => extension.Extendee is not null && extension.HasType).Select(BuildExtension).ToEquatableArray(),
    };

    private static IEnumerable<T> InOrder<T>(IEnumerable<T> symbols)
        where T : Symbol
        => symbols.Where(symbol => !symbol.IsBroken && !IsInBroken(symbol)).OrderBy(symbol => symbol.Where.Start);

    private static bool IsInBroken(Symbol symbol)
    {
        for (MessageSymbol? container = symbol.Container; container is not null; container = container.Container)
        {
            if (container.IsBroken)
            {
                return true;
            }
        }

        return false;
    }

    private static IdlId Id(Symbol symbol) => new(symbol.File.Path, symbol.FullName);

    private static IdlId? ContainerOf(Symbol symbol) => symbol.Container is { } container ? Id(container) : null;

    private static IdlMessage BuildMessage(MessageSymbol message) => new(
        Id(message),
        IdlMessageKind.Struct,
        ContainerOf(message),
        message.Fields.Where(field => !field.IsBroken && IsUsable(field)).Select(BuildField).ToEquatableArray(),
        message.OneOfs.Where(oneOf => !oneOf.IsBroken).Select(oneOf => oneOf.Name).ToEquatableArray(),
        Ranges(message.Syntax.Reserved.Ranges.Select(range => (range.First, message.EndOf(range)))),
        message.Syntax.Reserved.Names.Select(name => name.Text).ToEquatableArray(),
        message.Syntax.Doc,
        message.Options.Annotations,
        message.Where)
    {
        ExtensionRanges = Ranges(message.ExtensionRanges.Select(range => (range.First, range.Last))),
        IsExported = IsExported(message.Syntax.Visibility),
    };

    // A type with errors of its own is not in the schema, so nothing may point to it.
    private static bool IsUsable(FieldSymbol field)
        => field.IsMap ? field.Message!.Fields.TrueForAll(part => part.HasType && IsUsable(part))
            : field.HasType && !(field.Message is { } message && (message.IsBroken || IsInBroken(message))) && !(field.Enum is { } @enum && (@enum.IsBroken || IsInBroken(@enum)));

    private static EquatableArray<IdlRange> Ranges(IEnumerable<(long First, long Last)> ranges)
        => ranges.Where(range => range.First <= range.Last).Select(range => new IdlRange((int)range.First, (int)range.Last)).ToEquatableArray();

    private static IdlExtension BuildExtension(FieldSymbol extension)
        => new(Id(extension), ContainerOf(extension), Id(extension.Extendee!), BuildField(extension));

    private static IdlField BuildField(FieldSymbol field)
    {
        IdlType type = TypeOf(field);
        return new(
            (int)field.Number,
            field.Name,
            type,
            field.IsRequired ? IdlPresence.Required : field.HasPresence ? IdlPresence.Optional : IdlPresence.Default,
            field.Default,
            field.JsonName,
            field.OneOf?.Name,
            field.IsPackable && field.Features.IsPacked,
            field.IsGroup || (field.Message is not null && !field.IsMap && field.Features.IsDelimited),
            HasText(field) && field.Features.IsUtf8Checked,
            field.Syntax.Doc,
            field.Options.Annotations,
            field.Where);
    }

    private static bool HasText(FieldSymbol field)
        => field.Scalar == IdlScalar.String || (field.IsMap && field.Message!.Fields.Exists(part => part.Scalar == IdlScalar.String));

    private static IdlType TypeOf(FieldSymbol field)
    {
        if (field.IsMap)
        {
            return new IdlMapType(TypeOf(field.Message!.Fields[0]), TypeOf(field.Message.Fields[1]));
        }

        IdlType single = field.Scalar is { } scalar ? new IdlScalarType(scalar)
            : field.Enum is { } @enum ? new IdlEnumType(Id(@enum))
            : new IdlMessageType(Id(field.Message!), IdlMessageKind.Struct);
        return field.IsRepeated ? new IdlListType(single) : single;
    }

    private static IdlEnum BuildEnum(EnumSymbol @enum) => new(
        Id(@enum),
        ContainerOf(@enum),
        @enum.Values.Where(value => !value.IsBroken)
            .Select(value => new IdlEnumValue(value.Name, (int)value.Number, value.Syntax.Doc, value.Options.Annotations, value.Where))
            .ToEquatableArray(),
        @enum.Features.IsEnumClosed,
        @enum.Syntax.Doc,
        @enum.Options.Annotations,
        @enum.Where)
    {
        Reserved = Ranges(@enum.Syntax.Reserved.Ranges.Select(range => (range.First, range.Last))),
        ReservedNames = @enum.Syntax.Reserved.Names.Select(name => name.Text).ToEquatableArray(),
        IsExported = IsExported(@enum.Syntax.Visibility),
    };

    private static bool? IsExported(ProtoVisibility visibility) => visibility switch
    {
        ProtoVisibility.Export => true,
        ProtoVisibility.Local => false,
        _ => null,
    };

    private static IdlService BuildService(ServiceSymbol service) => new(
        Id(service),
        null,
        service.Methods.Where(method => !method.IsBroken && method.Request is { IsBroken: false } && method.Response is { IsBroken: false }).Select(BuildMethod).ToEquatableArray(),
        service.Syntax.Doc,
        service.Options.Annotations,
        service.Where);

    private static IdlMethod BuildMethod(MethodSymbol method)
    {
        IdlMessageType request = new(Id(method.Request!), IdlMessageKind.Struct);
        IdlField parameter = new(1, "", request, IdlPresence.Default, null, null, null, false, false, false, null, default, method.Syntax.Request.Where);
        return new(
            method.Name,
            (method.Syntax.IsRequestStream, method.Syntax.IsResponseStream) switch
            {
                (false, false) => MethodKind.Unary,
                (true, false) => MethodKind.ClientStreaming,
                (false, true) => MethodKind.ServerStreaming,
                _ => MethodKind.DuplexStreaming,
            },
            new([parameter]),
            new IdlMessageType(Id(method.Response!), IdlMessageKind.Struct),
            default,
            method.Options.Find("idempotency_level")?.Value is "NO_SIDE_EFFECTS" or "IDEMPOTENT",
            method.Syntax.Doc,
            method.Options.Annotations,
            method.Where);
    }
}
