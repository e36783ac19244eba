using System.Globalization;
using Tern.Schema;
using Tern.Schema.Idl;

namespace Tern.Idl.Writing;

/// <summary>Writes a <c>.proto</c> file.</summary>
internal sealed class ProtobufWriter(IdlFile file, IdlSchema schema, IdlOptions options)
{
    /// <summary>Option that says whether a call may be repeated.</summary>
    public const string IdempotencyLevel = "idempotency_level";

    private const int MaxFieldNumber = 536_870_911;

    private readonly TextLines _text = new();
    private readonly ProtobufNames _names = new(file, schema);
    private readonly ProtobufFeatures _features = new(file);
    private readonly ILookup<string, object> _nested = Nested(file);
    private readonly Dictionary<string, IdlMessage> _groups = Groups(file);

    /// <summary>The text.</summary>
    public string Write()
    {
        if (file.Doc is { } doc)
        {
            Doc(doc);
            _text.Gap();
        }

        _text.Line(file.Syntax switch
        {
            IdlSyntax.Proto2 => "syntax = \"proto2\";",
            IdlSyntax.Proto3 => "syntax = \"proto3\";",
            IdlSyntax.Edition2023 => "edition = \"2023\";",
            _ => "edition = \"2024\";",
        });
        if (file.Package.Length > 0)
        {
            _text.Gap();
            _text.Line($"package {file.Package};");
        }

        _text.Gap();
        foreach (string import in UsedTypes.IncludesOf(file))
        {
            string isPublic = file.PublicImports.Contains(import) ? "public " : "";
            _text.Line($"import {isPublic}{ProtobufLiterals.Text(IncludePath.FromRoot(file.Path, import, options.IncludeFolders))};");
        }

        _text.Gap();
        WriteOptions(file.Annotations);
        Definitions("");

        return _text.ToString();
    }

    private void Definitions(string container)
    {
        object[] definitions = [.. _nested[container]];
        for (int i = 0; i < definitions.Length; i++)
        {
            _text.Gap();
            if (definitions[i] is IdlExtension extension)
            {
                // Those of one message stand together.
                IdlExtension[] run = [.. definitions.Skip(i).TakeWhile(d => d is IdlExtension other && other.Extendee == extension.Extendee).Cast<IdlExtension>()];
                Extend(run);
                i += run.Length - 1;
            }
            else
            {
                Definition(definitions[i]);
            }

            _text.Gap();
        }
    }

    private void Definition(object definition)
    {
        switch (definition)
        {
            case IdlMessage message:
                Message(message);
                break;
            case IdlEnum @enum:
                Enum(@enum);
                break;
            case IdlService service:
                Service(service);
                break;
        }
    }

    private void Message(IdlMessage message)
    {
        Doc(message.Doc);
        _text.Block($"{VisibilityOf(message.IsExported)}message {message.Id.SimpleName} {{", () => MessageBody(message));
    }

    private static string VisibilityOf(bool? isExported) => isExported switch
    {
        true => "export ",
        false => "local ",
        _ => "",
    };

    private void MessageBody(IdlMessage message)
    {
        OptionLines(message.Annotations);
        Reserved("reserved", message.Reserved, MaxFieldNumber);
        ReservedNames(message.ReservedNames);
        Reserved("extensions", message.ExtensionRanges, MaxFieldNumber);
        Definitions(message.Id.Name);

        string? oneOf = null;
        foreach (IdlField field in InOneOfs(message))
        {
            if (field.OneOf is null)
            {
                Field(field, message.Id.Name);
            }
            else if (field.OneOf != oneOf)
            {
                _text.Gap();
                _text.Block($"oneof {field.OneOf} {{", () =>
                {
                    foreach (IdlField part in message.Fields.Where(f => f.OneOf == field.OneOf))
                    {
                        Field(part, message.Id.Name);
                    }
                });
                _text.Gap();
            }

            oneOf = field.OneOf;
        }
    }

    // The fields of a oneof stand together, where its first one stands.
    private static IEnumerable<IdlField> InOneOfs(IdlMessage message)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return message.Fields.Where(f => f.OneOf is null || seen.Add(f.OneOf));
    }

    private void Field(IdlField field, string? scope)
    {
        Doc(field.Doc);
        string label = LabelOf(field);
        string options = string.Join(", ", FieldOptions(field));
        string tail = $" = {Number(field.Id)}{(options.Length == 0 ? "" : $" [{options}]")}";
        if (IsGroupSyntax(field) && ElementOf(field.Type) is IdlMessageType { Id: var id } && _groups.TryGetValue(id.Name, out IdlMessage? group))
        {
            _text.Block($"{label}group {id.SimpleName}{tail} {{", () => MessageBody(group));
            return;
        }

        _text.Line($"{label}{TypeOf(field.Type, scope)} {field.Name}{tail};");
    }

    private string LabelOf(IdlField field) => field switch
    {
        { Type: IdlListType } => "repeated ",
        { Type: IdlMapType } or { OneOf: not null } => "",
        _ when file.Syntax == IdlSyntax.Proto2 => field.Presence == IdlPresence.Required ? "required " : "optional ",
        { Presence: IdlPresence.Optional, Type: not IdlMessageType } when file.Syntax == IdlSyntax.Proto3 => "optional ",
        { Presence: IdlPresence.Required } when file.Syntax == IdlSyntax.Proto3 => throw IdlWriter.CannotSay(file, $"required field, as '{field.Name}' is, in proto3"),
        _ => "",
    };

    private IEnumerable<string> FieldOptions(IdlField field)
    {
        if (field.Default is { } value)
        {
            yield return $"default = {ProtobufLiterals.Of(file, field.Type, value)}";
        }

        if (field.JsonName is { } json)
        {
            yield return $"json_name = {ProtobufLiterals.Text(json)}";
        }

        if (ProtobufFeatures.IsPackable(field.Type) && !_features.IsEdition && field.IsPacked != (file.Syntax == IdlSyntax.Proto3))
        {
            yield return $"packed = {(field.IsPacked ? "true" : "false")}";
        }

        foreach (string option in ProtobufOptions.Of(_features.OfField(field).Concat(field.Annotations.Where(a => !IsSaid(a.Key)))))
        {
            yield return option;
        }
    }

    private void Extend(IdlExtension[] extensions)
    {
        string? scope = extensions[0].Container?.Name;
        _text.Block($"extend {_names.Of(extensions[0].Extendee, scope)} {{", () =>
        {
            foreach (IdlExtension extension in extensions)
            {
                Field(extension.Field, scope);
            }
        });
    }

    private void Enum(IdlEnum @enum)
    {
        Doc(@enum.Doc);
        _text.Block($"{VisibilityOf(@enum.IsExported)}enum {@enum.Id.SimpleName} {{", () =>
        {
            IEnumerable<IdlAnnotation> annotations = @enum.Annotations.Where(a => !IsSaid(a.Key));
            bool hasAliases = @enum.Values.Select(v => v.Value).Distinct().Count() < @enum.Values.Count;
            if (hasAliases && !@enum.Annotations.Any(a => a.Key == "allow_alias"))
            {
                annotations = annotations.Prepend(new IdlAnnotation("allow_alias", "true", @enum.Where));
            }

            WriteOptions(_features.OfEnum(@enum).Concat(annotations));
            Reserved("reserved", @enum.Reserved, int.MaxValue);
            ReservedNames(@enum.ReservedNames);
            foreach (IdlEnumValue value in @enum.Values)
            {
                Doc(value.Doc);
                string options = string.Join(", ", ProtobufOptions.Of(value.Annotations));
                _text.Line($"{value.Name} = {Number(value.Value)}{(options.Length == 0 ? "" : $" [{options}]")};");
            }
        });
    }

    private void Service(IdlService service)
    {
        Doc(service.Doc);
        _text.Block($"service {service.Id.SimpleName} {{", () =>
        {
            OptionLines(service.Annotations);
            foreach (IdlMethod method in service.Methods)
            {
                _text.Gap();
                Method(method);
            }
        });
    }

    private void Method(IdlMethod method)
    {
        if (method.Parameters.Count != 1 || method.Result is null)
        {
            throw IdlWriter.CannotSay(file, $"method without exactly one request and one answer, as '{method.Name}' is");
        }

        Doc(method.Doc);
        string request = method.Kind is MethodKind.ClientStreaming or MethodKind.DuplexStreaming ? "stream " : "";
        string reply = method.Kind is MethodKind.ServerStreaming or MethodKind.DuplexStreaming ? "stream " : "";
        string head = $"rpc {method.Name}({request}{TypeOf(method.Parameters[0].Type, null)}) returns ({reply}{TypeOf(method.Result, null)})";
        IEnumerable<IdlAnnotation> annotations = method.IsIdempotent && !method.Annotations.Any(a => a.Key == IdempotencyLevel)
            ? method.Annotations.Append(new IdlAnnotation(IdempotencyLevel, "IDEMPOTENT", method.Where))
            : method.Annotations;
        if (!annotations.Any())
        {
            _text.Line(head + ";");
            return;
        }

        _text.Block(head + " {", () => OptionLines(annotations));
    }

    // Features between the file and a field are said at the field.
    private void OptionLines(IEnumerable<IdlAnnotation> annotations)
        => WriteOptions(annotations.Where(a => !_features.IsInherited(a.Key)));

    private void WriteOptions(IEnumerable<IdlAnnotation> annotations)
    {
        foreach (string option in ProtobufOptions.Of(annotations))
        {
            _text.Line($"option {option};");
        }
    }

    private void Reserved(string keyword, EquatableArray<IdlRange> ranges, int max)
    {
        if (ranges.Count > 0)
        {
            _text.Line($"{keyword} {string.Join(", ", ranges.Select(r => r.First == r.Last ? Number(r.First) : $"{Number(r.First)} to {(r.Last == max ? "max" : Number(r.Last))}"))};");
        }
    }

    private void ReservedNames(EquatableArray<string> names)
    {
        if (names.Count > 0)
        {
            _text.Line($"reserved {string.Join(", ", names.Select(n => _features.IsEdition ? n : ProtobufLiterals.Text(n)))};");
        }
    }

    private string TypeOf(IdlType type, string? scope) => type switch
    {
        IdlScalarType { Kind: IdlScalar.I32 } => "int32",
        IdlScalarType { Kind: IdlScalar.I64 } => "int64",
        IdlScalarType { Kind: IdlScalar.Binary } => "bytes",
        IdlScalarType { Kind: IdlScalar.I8 or IdlScalar.I16 or IdlScalar.Uuid } => throw IdlWriter.CannotSay(file, $"type {type}"),
        IdlScalarType scalar => scalar.Kind.ToString().ToLowerInvariant(),
        IdlEnumType e => _names.Of(e.Id, scope),
        IdlMessageType m => _names.Of(m.Id, scope),
        IdlListType { Element: not (IdlListType or IdlMapType or IdlSetType) and var element } => TypeOf(element, scope),
        IdlMapType { Key: IdlScalarType, Value: not (IdlListType or IdlMapType or IdlSetType) } map => $"map<{TypeOf(map.Key, scope)}, {TypeOf(map.Value, scope)}>",
        _ => throw IdlWriter.CannotSay(file, $"type {type}"),
    };

    private void Doc(string? doc)
    {
        foreach (string line in doc is null ? [] : TextLines.LinesOf(doc))
        {
            _text.Line(line.Length == 0 ? "//" : "// " + line);
        }
    }

    // Said by the syntax: writing it as an option too would say it twice.
    private bool IsSaid(string key) => key is "packed" or "json_name" or "default" || _features.IsInherited(key);

    private bool IsGroupSyntax(IdlField field) => field.IsGroup && file.Syntax == IdlSyntax.Proto2;

    private static IdlType ElementOf(IdlType type) => type is IdlListType list ? list.Element : type;

    private static Dictionary<string, IdlMessage> Groups(IdlFile file)
    {
        if (file.Syntax != IdlSyntax.Proto2)
        {
            return [];
        }

        HashSet<string> names = new(
            file.Messages.SelectMany(m => m.Fields).Concat(file.Extensions.Select(e => e.Field)).Where(f => f.IsGroup).SelectMany(f => UsedTypes.Of(f.Type)).Select(id => id.Name),
            StringComparer.Ordinal);
        return file.Messages.Where(m => names.Contains(m.Id.Name)).ToDictionary(m => m.Id.Name, StringComparer.Ordinal);
    }

    // By the message around them, in the order of the file; groups are written with their fields.
    private static ILookup<string, object> Nested(IdlFile file)
    {
        Dictionary<string, IdlMessage> groups = Groups(file);
        IEnumerable<(string Container, object Node, SourceSpan Where)> all = file.Enums.Select(e => (e.Container?.Name ?? "", (object)e, e.Where))
            .Concat(file.Messages.Where(m => !groups.ContainsKey(m.Id.Name)).Select(m => (m.Container?.Name ?? "", (object)m, m.Where)))
            .Concat(file.Services.Select(s => ("", (object)s, s.Where)))
            .Concat(file.Extensions.Select(e => (e.Container?.Name ?? "", (object)e, e.Field.Where)));
        (string Container, object Node, SourceSpan Where)[] nodes = [.. all];
        if (nodes.All(n => n.Where.File == file.Path))
        {
            nodes = [.. nodes.OrderBy(n => n.Where.Start)];
        }

        return nodes.ToLookup(n => n.Container, n => n.Node, StringComparer.Ordinal);
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
