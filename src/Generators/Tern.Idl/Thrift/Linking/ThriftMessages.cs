using Tern.Schema;
using Tern.Schema.Idl;

namespace Tern.Idl.Thrift.Linking;

/// <summary>Links structs, unions and exceptions.</summary>
internal sealed class ThriftMessages(ThriftLinkContext context, ThriftValues values)
{
    /// <summary>The linked message, without the fields that are wrong.</summary>
    public IdlMessage Link(ThriftSymbol symbol)
    {
        ThriftStruct definition = (ThriftStruct)symbol.Definition;
        bool isUnion = definition.Kind == IdlMessageKind.Union;
        if (isUnion && definition.Fields.Count == 0 && definition.IsComplete)
        {
            context.Report(IdlRules.EmptyUnion, definition.Where, definition.Name);
        }

        StructFields fields = values.FieldsOf(symbol);
        string? withDefault = null;
        List<IdlField> linked = [];
        foreach ((ThriftField field, int index, int id, IdlPresence presence) in fields.Numbered)
        {
            if (isUnion && field.Default is not null)
            {
                if (withDefault is not null)
                {
                    context.Report(IdlRules.SecondUnionDefault, field.Where, definition.Name, withDefault);
                }

                withDefault ??= field.Name;
            }

            if (fields.Types[index] is { } type)
            {
                linked.Add(Link(symbol.Scope, field, id, presence, type, values));
            }
        }

        return new(symbol.Id, definition.Kind, null, linked.ToEquatableArray(), default, default, default, definition.Doc, definition.Annotations, definition.Where);
    }

    /// <summary>A field, an argument or an exception.</summary>
    public static IdlField Link(ThriftScope scope, ThriftField field, int id, IdlPresence presence, IdlType type, ThriftValues values) => new(
        id,
        field.Name,
        type,
        presence,
        field.Default is null ? null : values.Convert(scope, field.Default, type)?.Value,
        JsonName: null,
        OneOf: null,
        IsPacked: false,
        IsGroup: false,
        IsUtf8Checked: false,
        field.Doc,
        field.Type.Annotations.Count == 0 ? field.Annotations : field.Type.Annotations.Concat(field.Annotations).ToEquatableArray(),
        field.Where);
}
