using Tern.Schema;
using Tern.Schema.Contracts;
using Tern.Schema.Idl;

namespace Tern.Emit.Export;

/// <summary>Turns contracts into Protobuf files, one for each package. The declarations are those that server reflection shows.</summary>
internal sealed class ProtobufExport
{
    private readonly ContractSet _contracts;
    private readonly ProtobufExportOptions _options;
    private readonly IdlSyntax _syntax;
    private readonly Dictionary<string, UnionModel> _unions;
    private readonly List<IdlMessage> _messages = [];
    private readonly List<IdlEnum> _enums = [];
    private readonly List<IdlService> _services = [];
    private readonly List<ContractDiagnostic> _diagnostics = [];
    private readonly ProtobufFields _fields;

    public ProtobufExport(ContractSet contracts, ProtobufExportOptions options)
    {
        _contracts = contracts;
        _options = options;
        _syntax = options.Syntax ?? (NeedsProto2(contracts) ? IdlSyntax.Proto2 : IdlSyntax.Proto3);
        _unions = contracts.Unions.ToDictionary(u => u.Type.ProtobufName, StringComparer.Ordinal);
        _fields = new ProtobufFields(_syntax, new HashSet<string>(contracts.Enums.Where(e => e.IsClosed).Select(e => ProtoNames.Qualified(e.ProtobufName)), StringComparer.Ordinal));
    }

    /// <summary>The files, and what they cannot say.</summary>
    public IdlSchema Build()
    {
        foreach (ServiceModel service in _contracts.Services)
        {
            AddService(service);
        }

        foreach (MessageModel message in _contracts.Messages.Where(m => !WellKnownProtobuf.Has(m.Type.ProtobufName)))
        {
            AddMessage(message);
        }

        foreach (UnionModel union in _contracts.Unions.Where(u => !WellKnownProtobuf.Has(u.Type.ProtobufName)))
        {
            AddUnion(union);
        }

        foreach (EnumType type in _contracts.Enums.Where(e => !WellKnownProtobuf.Has(e.ProtobufName)))
        {
            AddEnum(type);
        }

        var layout = new ProtobufLayout(_messages, _enums, _services, _diagnostics, _options, _syntax);
        return new IdlSchema(layout.Files(CSharpNamespaces()).ToEquatableArray(), _diagnostics.ToEquatableArray());
    }

    private static bool NeedsProto2(ContractSet contracts)
        => contracts.Enums.Any(e => e.IsClosed && !WellKnownProtobuf.Has(e.ProtobufName))
            || contracts.Messages.SelectMany(m => m.Fields).Select(f => f.Protobuf).Concat(contracts.Unions.SelectMany(u => u.Cases).Select(c => c.Protobuf)).Any(p => p.Value == WireEncoding.Group);

    private IReadOnlyDictionary<string, string> CSharpNamespaces()
        => _contracts.Messages.Select(m => (m.Type.ProtobufName, m.Type.Name.Namespace))
            .Concat(_contracts.Unions.Select(u => (u.Type.ProtobufName, u.Type.Name.Namespace)))
            .Concat(_contracts.Enums.Select(e => (e.ProtobufName, e.Name.Namespace)))
            .Concat(_contracts.Services.Select(s => (s.WireName, s.Name.Namespace)))
            .Where(n => !string.IsNullOrEmpty(n.Namespace))
            .GroupBy(n => n.Item1, StringComparer.Ordinal)
            .ToDictionary(g => ProtoNames.Qualified(g.Key), g => g.First().Namespace!, StringComparer.Ordinal);

    private void AddMessage(MessageModel message)
    {
        ContractNote note = _contracts.NoteOf(ContractKeys.Of(message.Type.Name));
        string name = ProtoNames.Qualified(message.Type.ProtobufName);
        Dictionary<int, FieldModel> models = message.Fields.Where(f => !f.Protobuf.IsOneOf).ToDictionary(f => f.Id);
        Declare(MessageDescriptorBuilder.Of(message), name, note, field => Detail(message, models, field));
        foreach (FieldModel field in message.Fields.Where(f => f.Protobuf.IsOneOf))
        {
            Join(name, field);
        }

        foreach (FieldModel lost in models.Values.Where(f => !FieldIds.FitsProtobuf(f.Id) || f.Id is >= 19_000 and <= 19_999))
        {
            Report(_contracts.NoteOf(ContractKeys.OfField(message.Type.Name, lost.Id)).Where, $"'{name}.{lost.WireName}' has an id that Protobuf has not, and is left out");
        }
    }

    private ProtobufFieldDetail Detail(MessageModel message, Dictionary<int, FieldModel> models, int id)
    {
        ContractNote note = _contracts.NoteOf(ContractKeys.OfField(message.Type.Name, id));
        return new ProtobufFieldDetail(note.Doc, models.TryGetValue(id, out FieldModel? field) && field.IsRequired, note.Initial);
    }

    // The cases of a union are fields of the message itself.
    private void Join(string message, FieldModel field)
    {
        if (field.Type is not MessageType type || !_unions.TryGetValue(type.ProtobufName, out UnionModel? union))
        {
            return;
        }

        int at = _messages.FindIndex(m => m.Id.Name == message);
        IdlMessage target = _messages[at];
        MessageDescriptor cases = MessageDescriptorBuilder.Of(union);
        var names = new HashSet<string>(target.Fields.Select(f => f.Name).Concat(target.OneOfs), StringComparer.Ordinal);
        string oneOf = Free(names, ProtoNames.Identifier(field.WireName));
        IdlField[] fields =
        [
            .. cases.Fields.Select(f => _fields.Of(f, cases, ProtoNames.Qualified(union.Type.ProtobufName), CaseDetail(union, f.Number)) with { OneOf = oneOf }).Select(f => f with { Name = Free(names, f.Name) }),
        ];
        _messages[at] = target with { Fields = target.Fields.Concat(fields).OrderBy(f => f.Id).ToEquatableArray(), OneOfs = target.OneOfs.Append(oneOf).ToEquatableArray() };
    }

    private static string Free(HashSet<string> names, string wish)
    {
        string name = wish;
        while (!names.Add(name))
        {
            name += "_";
        }

        return name;
    }

    private void AddUnion(UnionModel union)
    {
        // What only stands in other messages as their oneof is no message of its own, unless messages that its fields need are declared in it.
        MessageDescriptor descriptor = MessageDescriptorBuilder.Of(union);
        string name = ProtoNames.Qualified(union.Type.ProtobufName);
        bool isNamed = _messages.SelectMany(m => m.Fields).Any(f => Names(f.Type).Contains(name))
            || _contracts.Unions.SelectMany(u => u.Cases).SelectMany(c => TypeNamesIn(c.Type)).Contains(union.Type.ProtobufName)
            || _services.SelectMany(s => s.Methods).Any(m => m.Parameters.Select(p => p.Type).Append(m.Result!).SelectMany(Names).Contains(name));
        bool isInlined = _contracts.Messages.SelectMany(m => m.Fields).Any(f => f.Protobuf.IsOneOf && f.Type is MessageType type && type.ProtobufName == union.Type.ProtobufName);
        if (isNamed || !isInlined || descriptor.Nested.Count > 0)
        {
            Declare(descriptor, name, _contracts.NoteOf(ContractKeys.Of(union.Type.Name)), id => CaseDetail(union, id));
        }
    }

    private ProtobufFieldDetail CaseDetail(UnionModel union, int id) => new(_contracts.NoteOf(ContractKeys.OfField(union.Type.Name, id)).Doc, IsRequired: false, null);

    private void AddEnum(EnumType type)
    {
        string name = ProtoNames.Qualified(type.ProtobufName);
        ContractNote note = _contracts.NoteOf(ContractKeys.Of(type.Name));
        if (type.IsClosed && _syntax == IdlSyntax.Proto3)
        {
            Report(note.Where, $"the closed enum '{name}' is open in proto3");
        }

        EnumDescriptor descriptor = EnumDescriptor.Of(type);
        _enums.Add(new IdlEnum(
            ProtobufFields.Id(name),
            null,
            descriptor.Values.Select(v => new IdlEnumValue(v.WireName, v.Value, DocOf(type, v), default, ProtobufFields.Nowhere)).ToEquatableArray(),
            _syntax == IdlSyntax.Proto2 || (type.IsClosed && _syntax != IdlSyntax.Proto3),
            note.Doc,
            default,
            ProtobufFields.Nowhere));
    }

    private string? DocOf(EnumType type, EnumMember value)
        => type.Members.FirstOrDefault(m => m.Value == value.Value && ProtoNames.Identifier(m.WireName) == value.WireName) is { } member
            ? _contracts.NoteOf(ContractKeys.OfValue(type.Name, member.WireName)).Doc
            : null;

    private void AddService(ServiceModel service)
    {
        var builder = new ServiceDescriptorBuilder(service);
        ContractNote note = _contracts.NoteOf(ContractKeys.Of(service.Name));
        IEnumerable<IdlMethod> methods = service.Methods.Zip(builder.Service.Methods, (model, descriptor) => Method(service, model, descriptor));
        _services.Add(new IdlService(ProtobufFields.Id(builder.FullName), null, methods.ToEquatableArray(), note.Doc, default, ProtobufFields.Nowhere));
        foreach (BodyDescriptor body in builder.Bodies)
        {
            MethodModel? method = service.Methods.Zip(builder.Service.Methods, (model, descriptor) => (model, descriptor)).FirstOrDefault(m => m.descriptor.Input == body.FullName).model;
            Declare(body.Message, body.FullName, ContractNote.Empty, id => method is null
                ? new ProtobufFieldDetail(null, IsRequired: false, null)
                : new ProtobufFieldDetail(
                    _contracts.NoteOf(ContractKeys.OfArgument(service.Name, method.WireName, id)).Doc,
                    IsRequired: false,
                    _contracts.NoteOf(ContractKeys.OfArgument(service.Name, method.WireName, id)).Initial));
        }
    }

    private IdlMethod Method(ServiceModel service, MethodModel model, MethodDescriptor descriptor)
    {
        // A .proto file has no word for declared exceptions; they are the details of a status.
        string[] lines =
        [
            .. _contracts.NoteOf(ContractKeys.OfMethod(service.Name, model.WireName)).Doc is { } doc ? new[] { doc } : [],
            .. model.Throws.OrderBy(t => t.Id).Select(t => $"Fails with {ProtoNames.Qualified(t.Type.ProtobufName)} in the details of its status."),
        ];
        return new IdlMethod(
            descriptor.Name,
            model.Kind == MethodKind.OneWay ? MethodKind.Unary : model.Kind,
            new([_fields.Plain(1, "", new IdlMessageType(ProtobufFields.Id(descriptor.Input), IdlMessageKind.Struct))]),
            new IdlMessageType(ProtobufFields.Id(descriptor.Output), IdlMessageKind.Struct),
            default,
            descriptor.IsIdempotent,
            lines.Length == 0 ? null : string.Join("\n", lines),
            default,
            ProtobufFields.Nowhere);
    }

    private void Declare(MessageDescriptor descriptor, string fullName, ContractNote note, Func<int, ProtobufFieldDetail> detailOf)
    {
        HashSet<string> jsonNames = new(StringComparer.Ordinal);
        IdlField[] fields = [.. descriptor.Fields.Select(f => _fields.Of(f, descriptor, fullName, detailOf(f.Number))).Select(f => f.JsonName is null || jsonNames.Add(f.JsonName) ? f : f with { JsonName = null })];
        foreach (FieldDescriptor field in descriptor.Fields.Where(f => f.JsonName is not null && fields.Any(said => said.Id == f.Number && said.JsonName is null)))
        {
            Report(note.Where, $"'{fullName}.{field.Name}' is called '{field.JsonName}' in JSON, which a .proto file cannot say; peers that use JSON see another name");
        }

        if (_syntax == IdlSyntax.Proto3)
        {
            foreach (IdlField group in fields.Where(f => f.IsGroup))
            {
                Report(note.Where, $"'{fullName}.{group.Name}' is a group, which proto3 has not, and is left out");
            }

            fields = [.. fields.Where(f => !f.IsGroup)];
        }

        _messages.Add(new IdlMessage(
            ProtobufFields.Id(fullName),
            IdlMessageKind.Struct,
            null,
            fields.Select(f => f.OneOf is null ? f : f with { OneOf = descriptor.OneOfs[0] }).ToEquatableArray(),
            descriptor.OneOfs,
            default,
            default,
            note.Doc,
            default,
            ProtobufFields.Nowhere));
        foreach (MessageDescriptor nested in descriptor.Nested.Where(n => !n.IsMapEntry))
        {
            Declare(nested, fullName + "." + nested.Name, ContractNote.Empty, _ => new ProtobufFieldDetail(null, IsRequired: false, null));
        }
    }

    private static IEnumerable<string> Names(IdlType type) => type switch
    {
        IdlMessageType m => [m.Id.Name],
        IdlListType l => Names(l.Element),
        IdlMapType m => Names(m.Key).Concat(Names(m.Value)),
        _ => [],
    };

    private static IEnumerable<string> TypeNamesIn(TypeModel type) => type switch
    {
        MessageType m => [m.ProtobufName],
        ListType list => TypeNamesIn(list.Element),
        SetType set => TypeNamesIn(set.Element),
        MapType map => TypeNamesIn(map.Key).Concat(TypeNamesIn(map.Value)),
        _ => [],
    };

    private void Report(SourceSpan? where, string what) => _diagnostics.Add(new ContractDiagnostic(ContractExporter.NotSayable, where, new([what])));
}
