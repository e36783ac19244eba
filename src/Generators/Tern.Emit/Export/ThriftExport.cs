using Tern.Schema;
using Tern.Schema.Contracts;
using Tern.Schema.Idl;

namespace Tern.Emit.Export;

/// <summary>Turns contracts into one Thrift file.</summary>
internal sealed class ThriftExport
{
    private readonly ContractSet _contracts;
    private readonly ThriftExportOptions _options;
    private readonly ThriftNames _names;
    private readonly Dictionary<string, UnionModel> _unions;
    private readonly HashSet<string> _exceptions;
    private readonly List<IdlMessage> _messages = [];
    private readonly List<IdlEnum> _enums = [];
    private readonly List<ContractDiagnostic> _diagnostics = [];
    private int _order;

    public ThriftExport(ContractSet contracts, ThriftExportOptions options)
    {
        _contracts = contracts;
        _options = options;
        _names = new ThriftNames(contracts);
        _unions = contracts.Unions.ToDictionary(u => u.Type.ProtobufName, StringComparer.Ordinal);
        _exceptions = new(contracts.Messages.Where(m => contracts.NoteOf(ContractKeys.Of(m.Type.Name)).IsException).Select(m => m.Type.ProtobufName), StringComparer.Ordinal);
    }

    /// <summary>The file, and what it cannot say.</summary>
    public IdlSchema Build()
    {
        foreach (EnumType type in _contracts.Enums)
        {
            _enums.Add(Enum(type));
        }

        HashSet<string> inlined = OnlyInlined();
        foreach (MessageModel message in _contracts.Messages)
        {
            _messages.Add(Message(message));
        }

        foreach (UnionModel union in _contracts.Unions.Where(u => !inlined.Contains(u.Type.ProtobufName)))
        {
            _messages.Add(Union(union));
        }

        IdlService[] services = [.. ServiceInheritance.Of(_contracts.Services).Select(Service)];
        string space = _options.Namespace ?? MainNamespace();
        var file = new IdlFile(
            _options.Path,
            IdlSyntax.Thrift,
            "",
            space.Length == 0 ? default : new([new IdlNamespace("netstd", space)]),
            default,
            default,
            default,
            _enums.ToEquatableArray(),
            _messages.ToEquatableArray(),
            services.ToEquatableArray(),
            default,
            null);
        return new IdlSchema(new([file]), _diagnostics.ToEquatableArray());
    }

    // A union whose cases are always fields of the message around it is no type of its own.
    private HashSet<string> OnlyInlined()
    {
        HashSet<string> named = new(
            _contracts.Messages.SelectMany(m => m.Fields).Where(f => !f.Protobuf.IsOneOf).Select(f => f.Type)
                .Concat(_contracts.Unions.SelectMany(u => u.Cases).Select(c => c.Type))
                .Concat(_contracts.Services.SelectMany(s => s.Methods).SelectMany(m => m.Parameters.Select(p => p.Type).Concat(m.Reply is null ? [] : [m.Reply])))
                .SelectMany(NamesIn),
            StringComparer.Ordinal);
        IEnumerable<string> inlined = _contracts.Messages.SelectMany(m => m.Fields).Where(f => f.Protobuf.IsOneOf).SelectMany(f => NamesIn(f.Type));
        return new(inlined.Where(n => !named.Contains(n)), StringComparer.Ordinal);
    }

    private static IEnumerable<string> NamesIn(TypeModel type) => type switch
    {
        MessageType m => [m.ProtobufName],
        ListType list => NamesIn(list.Element),
        SetType set => NamesIn(set.Element),
        MapType map => NamesIn(map.Key).Concat(NamesIn(map.Value)),
        _ => [],
    };

    private string MainNamespace()
        => _contracts.Messages.Select(m => m.Type.Name.Namespace)
            .Concat(_contracts.Services.Select(s => s.Name.Namespace))
            .Where(n => !string.IsNullOrEmpty(n))
            .GroupBy(n => n!, StringComparer.Ordinal)
            .OrderByDescending(g => g.Count())
            .ThenBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => g.Key)
            .FirstOrDefault() ?? "";

    private IdlEnum Enum(EnumType type)
    {
        ContractNote note = _contracts.NoteOf(ContractKeys.Of(type.Name));
        var names = new HashSet<string>(StringComparer.Ordinal);
        return new IdlEnum(
            IdOf(type.ProtobufName),
            null,
            type.Members.Where(m => !IsAlias(type, m)).Select(m => Value(type, m, names)).ToEquatableArray(),
            IsClosed: false,
            note.Doc,
            default,
            Here());
    }

    private IdlEnumValue Value(EnumType type, EnumMember member, HashSet<string> names)
    {
        ContractNote note = _contracts.NoteOf(ContractKeys.OfValue(type.Name, member.WireName));
        return new IdlEnumValue(Named(names, member.WireName, note, $"the value of '{type.ProtobufName}'"), member.Value, note.Doc, default, Here());
    }

    // thriftgo takes one name for each number.
    private bool IsAlias(EnumType type, EnumMember member)
    {
        EnumMember first = type.Members.First(m => m.Value == member.Value);
        if (first == member)
        {
            return false;
        }

        Report(
            _contracts.NoteOf(ContractKeys.OfValue(type.Name, member.WireName)).Where,
            $"'{type.ProtobufName}.{member.WireName}' is another name of '{first.WireName}', which compilers of Thrift refuse, and is left out");
        return true;
    }

    private IdlMessage Message(MessageModel message)
    {
        ContractNote note = _contracts.NoteOf(ContractKeys.Of(message.Type.Name));
        var names = new HashSet<string>(StringComparer.Ordinal);
        return new IdlMessage(
            IdOf(message.Type.ProtobufName),
            note.IsException ? IdlMessageKind.Exception : IdlMessageKind.Struct,
            null,
            message.Fields.SelectMany(f => Fields(message, f, names)).OrderBy(f => f.Id).ToEquatableArray(),
            default,
            default,
            default,
            note.Doc,
            default,
            Here());
    }

    private IEnumerable<IdlField> Fields(MessageModel message, FieldModel field, HashSet<string> names)
    {
        ContractNote note = _contracts.NoteOf(ContractKeys.OfField(message.Type.Name, field.Id));
        if (field.Protobuf.IsOneOf)
        {
            return field.Type is MessageType type && _unions.TryGetValue(type.ProtobufName, out UnionModel? union) ? Cases(union, names) : [];
        }

        if (!FieldIds.FitsThrift(field.Id))
        {
            Report(note.Where, $"'{message.Type.ProtobufName}.{field.WireName}' has an id that Thrift has not, and is left out");
            return [];
        }

        IdlPresence presence = field.IsRequired ? IdlPresence.Required : field.IsNullable ? IdlPresence.Optional : IdlPresence.Default;
        return [Field(field.Id, Named(names, field.WireName, note, $"the field of '{message.Type.ProtobufName}'"), field.Type, presence, note)];
    }

    private IdlMessage Union(UnionModel union) => new(
        IdOf(union.Type.ProtobufName),
        IdlMessageKind.Union,
        null,
        Cases(union, new HashSet<string>(StringComparer.Ordinal)).ToEquatableArray(),
        default,
        default,
        default,
        _contracts.NoteOf(ContractKeys.Of(union.Type.Name)).Doc,
        default,
        Here());

    private IEnumerable<IdlField> Cases(UnionModel union, HashSet<string> names)
        => union.Cases.Where(c => FieldIds.FitsThrift(c.Id)).Select(c => Field(c.Id, Unique(names, c.WireName), c.Type, IdlPresence.Optional, _contracts.NoteOf(ContractKeys.OfField(union.Type.Name, c.Id))));

    private IdlService Service((ServiceModel Service, ServiceModel? Base, EquatableArray<MethodModel> Own) service)
    {
        ContractNote note = _contracts.NoteOf(ContractKeys.Of(service.Service.Name));
        return new IdlService(
            IdOf(service.Service.WireName),
            service.Base is { } parent ? IdOf(parent.WireName) : null,
            service.Own.Select(m => Method(service.Service, m)).ToEquatableArray(),
            note.Doc,
            _names.Of(service.Service.WireName) == service.Service.WireName ? default : new([new IdlAnnotation("tern.name", service.Service.WireName, Here()) { IsText = true }]),
            Here());
    }

    private IdlMethod Method(ServiceModel service, MethodModel method)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        IdlField[] parameters = [.. method.Parameters.Select(p => Argument(service, method, p, names))];
        IdlType? result = method.Reply is null ? null : TypeOf(method.Reply);
        if (method.IsStreaming)
        {
            // What flows are structs: several arguments, and values that are none, are put into one.
            parameters = [StreamRequest(service, method, parameters)];
            result = result is null or IdlMessageType ? result : StreamReply(service, method, result);
        }

        return new IdlMethod(
            NameOf(service, method),
            method.Kind,
            parameters.ToEquatableArray(),
            result,
            method.Throws.OrderBy(t => t.Id).Select(t => Thrown(t, names)).ToEquatableArray(),
            method.IsIdempotent,
            _contracts.NoteOf(ContractKeys.OfMethod(service.Name, method.WireName)).Doc,
            default,
            Here());
    }

    private IdlField StreamRequest(ServiceModel service, MethodModel method, IdlField[] parameters)
    {
        if (parameters.Length == 1 && parameters[0].Type is IdlMessageType)
        {
            return parameters[0] with { Id = 1, Name = "request" };
        }

        IdlField[] fields = method.Parameters.Any(p => p.IsStream) ? [parameters[0] with { Id = 1, Name = "request" }] : parameters;
        return Field(1, "request", Body(service, method, "Arguments", fields));
    }

    private IdlMessageType StreamReply(ServiceModel service, MethodModel method, IdlType result) => Body(service, method, "Result", [Field(1, "reply", result)]);

    // The name of a method is on the wire: a reserved word stays what it is.
    private string NameOf(ServiceModel service, MethodModel method)
    {
        string name = ProtoNames.Identifier(method.WireName);
        SourceSpan? where = _contracts.NoteOf(ContractKeys.OfMethod(service.Name, method.WireName)).Where;
        if (name != method.WireName)
        {
            Report(where, $"the method '{method.WireName}' of '{service.WireName}' is called '{name}', because Thrift cannot have the former; calls of it fail");
        }
        else if (ThriftNames.IsReserved(name))
        {
            Report(where, $"the method '{name}' of '{service.WireName}' has a name that compilers of Thrift refuse; give it another one with [RpcMethod]");
        }

        return name;
    }

    private IdlMessageType Body(ServiceModel service, MethodModel method, string role, IdlField[] fields)
    {
        IdlId id = new(_options.Path, _names.Take(_names.Of(service.WireName) + Identifiers.Pascal(ProtoNames.Identifier(method.WireName)) + role));
        _messages.Add(new IdlMessage(id, IdlMessageKind.Struct, null, new(fields), default, default, default, null, default, Here()));
        return new IdlMessageType(id, IdlMessageKind.Struct);
    }

    private IdlField Argument(ServiceModel service, MethodModel method, ParameterModel parameter, HashSet<string> names)
    {
        ContractNote note = _contracts.NoteOf(ContractKeys.OfArgument(service.Name, method.WireName, parameter.Id));
        if (!FieldIds.FitsThrift(parameter.Id))
        {
            Report(note.Where, $"the argument '{parameter.WireName}' of '{service.WireName}.{method.WireName}' has an id that Thrift has not");
        }

        return Field(parameter.Id, Unique(names, parameter.WireName), parameter.Type, IdlPresence.Default, note);
    }

    private IdlField Thrown(ThrowsModel thrown, HashSet<string> names)
        => Field(thrown.Id, Unique(names, thrown.WireName), new IdlMessageType(IdOf(thrown.Type.ProtobufName), IdlMessageKind.Exception));

    private IdlField Field(int id, string name, TypeModel type, IdlPresence presence, ContractNote note)
        => Field(id, name, TypeOf(type)) with { Presence = presence, Doc = note.Doc, Default = note.Initial is { } initial ? ValueOf(initial) : null };

    private IdlField Field(int id, string name, IdlType type)
        => new(id, name, type, IdlPresence.Default, null, null, null, IsPacked: false, IsGroup: false, IsUtf8Checked: false, null, default, Here());

    private IdlValue ValueOf(IdlValue value) => value switch
    {
        IdlEnumConstant constant => constant with { Enum = IdOf(constant.Enum.Name), Name = constant.Name is { } name ? ThriftNames.Identifier(name) : null },
        IdlListValue list => new IdlListValue(list.Items.Select(ValueOf).ToEquatableArray()),
        IdlMapValue map => new IdlMapValue(map.Entries.Select(e => new IdlMapEntry(ValueOf(e.Key), ValueOf(e.Value))).ToEquatableArray()),
        IdlStructValue made => new IdlStructValue(IdOf(made.Message.Name), made.Fields.Select(f => new IdlFieldValue(ThriftNames.Identifier(f.Name), ValueOf(f.Value))).ToEquatableArray()),
        _ => value,
    };

    private IdlType TypeOf(TypeModel type) => type switch
    {
        EnumType e => new IdlEnumType(IdOf(e.ProtobufName)),
        MessageType m => new IdlMessageType(IdOf(m.ProtobufName), m.IsUnion ? IdlMessageKind.Union : _exceptions.Contains(m.ProtobufName) ? IdlMessageKind.Exception : IdlMessageKind.Struct),
        ListType list => new IdlListType(TypeOf(list.Element)),
        SetType set => new IdlSetType(TypeOf(set.Element)),
        MapType map => new IdlMapType(TypeOf(map.Key), TypeOf(map.Value)),
        _ => new IdlScalarType((IdlScalar)System.Enum.Parse(typeof(IdlScalar), WireTypes.Idl(type), ignoreCase: true)),
    };

    private IdlId IdOf(string fullName)
    {
        if (!_names.Has(fullName))
        {
            throw new ArgumentException($"The contracts are not complete: '{fullName}' is missing. Read them with those of other assemblies.");
        }

        return new IdlId(_options.Path, _names.Of(fullName));
    }

    // The binary encodings carry no names; JSON does.
    private string Named(HashSet<string> names, string wish, ContractNote note, string what)
    {
        string name = Unique(names, wish);
        if (name != wish)
        {
            Report(note.Where, $"{what} with the name '{wish}' is called '{name}', because Thrift cannot have the former; peers that use JSON see another name");
        }

        return name;
    }

    private static string Unique(HashSet<string> names, string wish)
    {
        string name = ThriftNames.Identifier(wish);
        while (!names.Add(name))
        {
            name += "_";
        }

        return name;
    }

    private void Report(SourceSpan? where, string what) => _diagnostics.Add(new ContractDiagnostic(ContractExporter.NotSayable, where, new([what])));

    // The order in which things are made is the order in the file.
    private SourceSpan Here() => new(_options.Path, _order++, 0, 0, 0, 0, 0);
}
