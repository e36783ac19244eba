using Tern.Schema.Idl;

namespace Tern.Idl.Writing;

/// <summary>Which definitions others name.</summary>
internal static class UsedTypes
{
    /// <summary>Definitions that a type names.</summary>
    public static IEnumerable<IdlId> Of(IdlType? type) => type switch
    {
        IdlEnumType e => [e.Id],
        IdlMessageType m => [m.Id],
        IdlListType l => Of(l.Element),
        IdlSetType s => Of(s.Element),
        IdlMapType m => Of(m.Key).Concat(Of(m.Value)),
        _ => [],
    };

    /// <summary>Definitions that a value names.</summary>
    public static IEnumerable<IdlId> Of(IdlValue? value) => value switch
    {
        IdlEnumConstant { Name: not null } e => [e.Enum],
        IdlListValue l => l.Items.SelectMany(Of),
        IdlMapValue m => m.Entries.SelectMany(e => Of(e.Key).Concat(Of(e.Value))),
        IdlStructValue s => s.Fields.SelectMany(f => Of(f.Value)).Prepend(s.Message),
        _ => [],
    };

    /// <summary>Definitions that a method names.</summary>
    public static IEnumerable<IdlId> Of(IdlMethod method)
        => method.Parameters.Concat(method.Throws).SelectMany(f => Of(f.Type).Concat(Of(f.Default))).Concat(Of(method.Result));

    /// <summary>Every definition that a file names.</summary>
    public static IEnumerable<IdlId> Of(IdlFile file)
        => file.Typedefs.SelectMany(t => Of(t.Type))
            .Concat(file.Constants.SelectMany(c => Of(c.Type).Concat(Of(c.Value))))
            .Concat(file.Messages.SelectMany(m => m.Fields).SelectMany(f => Of(f.Type).Concat(Of(f.Default))))
            .Concat(file.Extensions.SelectMany(e => Of(e.Field.Type).Append(e.Extendee)))
            .Concat(file.Services.SelectMany(s => s.Methods.SelectMany(Of).Concat(s.Extends is { } parent ? [parent] : [])));

    /// <summary>Files that a file must include: those that it says, then those that define what it names.</summary>
    public static IReadOnlyList<string> IncludesOf(IdlFile file)
        => [.. file.Imports.Concat(Of(file).Select(id => id.File).Where(path => path != file.Path).Distinct(StringComparer.Ordinal).OrderBy(p => p, StringComparer.Ordinal))
            .Distinct(StringComparer.Ordinal)];
}
