using Tern.Schema;
using Tern.Schema.Idl;

namespace Tern.Idl.Locking;

/// <summary>Takes the wire shape of linked IDL.</summary>
internal sealed class IdlLockBuilder
{
    private const string WellKnown = "google/protobuf/";

    private readonly IdlIndex _index;
    private readonly IdlFile[] _files;
    private readonly Dictionary<string, string> _thriftPrefixes;

    /// <summary>A builder for a schema.</summary>
    public IdlLockBuilder(IdlSchema schema, string root)
    {
        _index = new IdlIndex(schema);
        _files = [.. schema.Files.Where(f => f.Syntax == IdlSyntax.Thrift || !IsWellKnown(f))];
        _thriftPrefixes = PrefixesOf(_files.Where(f => f.Syntax == IdlSyntax.Thrift).Select(f => f.Path), root);
    }

    /// <summary>The wire shape of all files.</summary>
    public ContractLock Build() => new(
        _files.SelectMany(f => f.Messages.Select(m => Message(f, m))).OrderBy(m => m.Name, StringComparer.Ordinal).ThenBy(m => m.Wire).ToEquatableArray(),
        _files.SelectMany(f => f.Enums.Select(e => Enum(f, e))).OrderBy(e => e.Name, StringComparer.Ordinal).ThenBy(e => e.Wire).ToEquatableArray(),
        _files.SelectMany(f => f.Services.Select(s => Service(f, s))).OrderBy(s => s.Name, StringComparer.Ordinal).ThenBy(s => s.Wire).ToEquatableArray());

    private static bool IsWellKnown(IdlFile file)
        => file.Package is ("google.protobuf" or "pb") && (file.Path.StartsWith(WellKnown, StringComparison.Ordinal) || file.Path.Contains("/" + WellKnown));

    // The name of the file, as Thrift qualifies names itself; with the folders in front where that is not enough to tell files apart.
    private static Dictionary<string, string> PrefixesOf(IEnumerable<string> paths, string root)
    {
        string folder = IdlPath.Normalize(root);
        return paths
            .Distinct(StringComparer.Ordinal)
            .GroupBy(IdlPath.StemOf, StringComparer.Ordinal)
            .SelectMany(g => g.Count() == 1 ? g.Select(p => (Path: p, Prefix: g.Key)) : g.Select(p => (Path: p, Prefix: WithoutExtension(RelativeTo(folder, p)))))
            .ToDictionary(p => p.Path, p => p.Prefix, StringComparer.Ordinal);
    }

    private static string RelativeTo(string folder, string path)
        => folder.Length > 0 && path.StartsWith(folder + "/", StringComparison.Ordinal) ? path.Substring(folder.Length + 1) : path;

    private static string WithoutExtension(string path)
    {
        int dot = path.LastIndexOf('.');
        return dot > path.LastIndexOf('/') ? path.Substring(0, dot) : path;
    }

    private static ContractWires WireOf(IdlFile file) => file.Syntax == IdlSyntax.Thrift ? ContractWires.Thrift : ContractWires.Protobuf;

    private string NameOf(IdlId id) => _thriftPrefixes.TryGetValue(id.File, out string? prefix) ? prefix + "." + id.Name : id.Name;

    private LockedMessage Message(IdlFile file, IdlMessage message) => new(
        WireOf(file),
        NameOf(message.Id),
        message.Kind,
        message.Fields.Select(f => Field(file, f)).OrderBy(f => f.Id).ToEquatableArray(),
        Reservations(message.Reserved),
        message.ReservedNames.OrderBy(n => n, StringComparer.Ordinal).ToEquatableArray(),
        message.Where);

    private LockedEnum Enum(IdlFile file, IdlEnum @enum) => new(
        WireOf(file),
        NameOf(@enum.Id),
        @enum.IsClosed && file.Syntax != IdlSyntax.Thrift,
        @enum.Values.Select(v => new LockedEnumValue(v.Value, v.Name, v.Where)).OrderBy(v => v.Value).ThenBy(v => v.Name, StringComparer.Ordinal).ToEquatableArray(),
        Reservations(@enum.Reserved),
        @enum.ReservedNames.OrderBy(n => n, StringComparer.Ordinal).ToEquatableArray(),
        @enum.Where);

    private LockedService Service(IdlFile file, IdlService service) => new(
        WireOf(file),
        NameOf(service.Id),
        _index.MethodsOf(service)
            .GroupBy(m => m.Name, StringComparer.Ordinal)
            .Select(g => Method(file, g.Last()))
            .OrderBy(m => m.Name, StringComparer.Ordinal)
            .ToEquatableArray(),
        service.Where);

    private LockedMethod Method(IdlFile file, IdlMethod method) => new(
        method.Name,
        method.Kind,
        method.Parameters.Select((p, i) => file.Syntax == IdlSyntax.Thrift
            ? Field(file, p)
            : new LockedField(1, "request", TypeOf(file, p), IdlPresence.Default, null, null, null, method.Where)).OrderBy(p => p.Id).ToEquatableArray(),
        method.Result is { } result ? TypeOf(file, result) : null,
        method.Throws.Select(t => Field(file, t) with { Presence = IdlPresence.Optional, Default = null }).OrderBy(t => t.Id).ToEquatableArray(),
        method.Where);

    // Whoever says zero says what holds anyway; but a Protobuf enum without default begins with its first value.
    private static bool IsZero(IdlFile file, IdlValue value) => value switch
    {
        IdlBool flag => !flag.Value,
        IdlInteger number => number.Value == 0,
        IdlDouble number => BitConverter.DoubleToInt64Bits(number.Value) == 0,
        IdlText text => text.Value.Length == 0,
        IdlBytes bytes => bytes.Value.Count == 0,
        IdlEnumConstant constant => constant.Value == 0 && file.Syntax == IdlSyntax.Thrift,
        IdlListValue list => list.Items.Count == 0,
        IdlMapValue map => map.Entries.Count == 0,
        _ => false,
    };

    private LockedField Field(IdlFile file, IdlField field) => new(
        field.Id,
        field.Name,
        TypeOf(file, field),
        field.Presence,
        field.Default is { } value && !IsZero(file, value) ? IdlValueText.Of(value) : null,
        field.OneOf,
        field.JsonName,
        field.Where);

    private string TypeOf(IdlFile file, IdlField field)
    {
        string type = TypeOf(file, field.Type is IdlListType list && file.Syntax != IdlSyntax.Thrift ? list.Element : field.Type);
        type = field.IsGroup ? $"group<{type}>" : type;
        return field.Type is IdlListType && file.Syntax != IdlSyntax.Thrift ? $"repeated<{type}>" : type;
    }

    private string TypeOf(IdlFile file, IdlType type) => type switch
    {
        IdlScalarType { Kind: var kind } => file.Syntax == IdlSyntax.Thrift ? kind.ToString().ToLowerInvariant() : ProtobufScalar(kind),
        IdlEnumType e => LockWord.Escape(NameOf(e.Id)),
        IdlMessageType m => LockWord.Escape(NameOf(m.Id)),
        IdlListType l => $"list<{TypeOf(file, l.Element)}>",
        IdlSetType s => $"set<{TypeOf(file, s.Element)}>",
        IdlMapType m => $"map<{TypeOf(file, m.Key)},{TypeOf(file, m.Value)}>",
        _ => type.ToString(),
    };

    private static string ProtobufScalar(IdlScalar kind) => kind switch
    {
        IdlScalar.I32 => "int32",
        IdlScalar.I64 => "int64",
        IdlScalar.Binary => "bytes",
        _ => kind.ToString().ToLowerInvariant(),
    };

    private static EquatableArray<LockedReservation> Reservations(EquatableArray<IdlRange> ranges)
        => ranges.OrderBy(r => r.First).Select(r => new LockedReservation(r.First, r.Last, null)).ToEquatableArray();
}
