using System.Globalization;
using Tern.Schema;
using Tern.Schema.Idl;

namespace Tern.Idl.Writing;

/// <summary>Writes a <c>.thrift</c> file.</summary>
internal sealed class ThriftWriter(IdlFile file)
{
    /// <summary>Annotation that says which way messages of a method flow as a stream.</summary>
    public const string StreamingMode = "streaming.mode";

    /// <summary>Annotation that says whether a call may be repeated.</summary>
    public const string Idempotent = "tern.idempotent";

    private const int MaxColumns = 120;

    private readonly TextLines _text = new();
    private readonly ThriftLiterals _literals = new(file);

    /// <summary>The text.</summary>
    public string Write()
    {
        if (file.Doc is { } doc)
        {
            Comment(doc, "/*");
            _text.Gap();
        }

        foreach (IdlNamespace space in file.Namespaces)
        {
            _text.Line($"namespace {space.Scope} {space.Name}");
        }

        _text.Gap();
        foreach (string include in UsedTypes.IncludesOf(file))
        {
            _text.Line($"include {ThriftLiterals.Text(IncludePath.Relative(file.Path, include))}");
        }

        bool isPreviousShort = false;
        foreach (object definition in ThriftOrder.Of(file))
        {
            bool isShort = definition is IdlTypedef { Doc: null } or IdlConstant { Doc: null };
            if (!isShort || !isPreviousShort)
            {
                _text.Gap();
            }

            Definition(definition);
            isPreviousShort = isShort;
        }

        return _text.ToString();
    }

    private void Definition(object definition)
    {
        switch (definition)
        {
            case IdlTypedef typedef:
                Doc(typedef.Doc);
                _text.Line($"typedef {TypeOf(typedef.Type)} {typedef.Id.Name}{Annotations(typedef.Annotations)}");
                break;
            case IdlConstant constant:
                Doc(constant.Doc);
                _text.Line($"const {TypeOf(constant.Type)} {constant.Id.Name} = {_literals.Of(constant.Value)}{Annotations(constant.Annotations)}");
                break;
            case IdlEnum @enum:
                Enum(@enum);
                break;
            case IdlMessage message:
                Message(message);
                break;
            case IdlService service:
                Service(service);
                break;
        }
    }

    private void Enum(IdlEnum @enum)
    {
        Doc(@enum.Doc);
        _text.Block(
            $"enum {@enum.Id.Name} {{",
            () =>
            {
                foreach (IdlEnumValue value in @enum.Values)
                {
                    Doc(value.Doc);
                    _text.Line($"{value.Name} = {Number(value.Value)}{Annotations(value.Annotations)}");
                }
            },
            "}" + Annotations(@enum.Annotations));
    }

    private void Message(IdlMessage message)
    {
        string keyword = message.Kind switch
        {
            IdlMessageKind.Union => "union",
            IdlMessageKind.Exception => "exception",
            _ => "struct",
        };
        Doc(message.Doc);
        _text.Block(
            $"{keyword} {message.Id.Name} {{",
            () =>
            {
                foreach (IdlField field in message.Fields)
                {
                    Doc(field.Doc);

                    // A union's fields are optional whatever is said.
                    _text.Line(Field(field, withPresence: message.Kind != IdlMessageKind.Union));
                }
            },
            "}" + Annotations(message.Annotations));
    }

    private void Service(IdlService service)
    {
        Doc(service.Doc);
        string extends = service.Extends is { } parent ? $" extends {_literals.NameOf(parent)}" : "";
        _text.Block(
            $"service {service.Id.Name}{extends} {{",
            () =>
            {
                foreach (IdlMethod method in service.Methods)
                {
                    _text.Gap();
                    Method(method);
                }
            },
            "}" + Annotations(service.Annotations));
    }

    private void Method(IdlMethod method)
    {
        Doc(method.Doc);
        string head = $"{(method.Kind == MethodKind.OneWay ? "oneway " : "")}{(method.Result is { } result ? TypeOf(result) : "void")} {method.Name}";
        string annotations = Annotations(AnnotationsOf(method));
        string throws = method.Throws.Count == 0 ? "" : $" throws ({Fields(method.Throws)})";
        string line = $"{head}({Fields(method.Parameters)}){throws}{annotations}";
        bool hasDocs = method.Parameters.Concat(method.Throws).Any(f => f.Doc is not null);
        if (line.Length <= MaxColumns && !hasDocs)
        {
            _text.Line(line);
            return;
        }

        _text.Block($"{head}(", () => FieldLines(method.Parameters), method.Throws.Count == 0 ? ")" + annotations : ") throws (");
        if (method.Throws.Count > 0)
        {
            // The line that opens the block is written already.
            _text.Indented(() => FieldLines(method.Throws));
            _text.Line(")" + annotations);
        }
    }

    private void FieldLines(EquatableArray<IdlField> fields)
    {
        for (int i = 0; i < fields.Count; i++)
        {
            Doc(fields[i].Doc);
            _text.Line(Field(fields[i], withPresence: false) + (i == fields.Count - 1 ? "" : ","));
        }
    }

    private string Fields(EquatableArray<IdlField> fields) => string.Join(", ", fields.Select(f => Field(f, withPresence: false)));

    private string Field(IdlField field, bool withPresence)
    {
        string presence = (withPresence, field.Presence) switch
        {
            (true, IdlPresence.Required) => "required ",
            (true, IdlPresence.Optional) => "optional ",
            _ => "",
        };
        string initial = field.Default is { } value ? $" = {_literals.Of(value)}" : "";
        return $"{Number(field.Id)}: {presence}{TypeOf(field.Type)} {field.Name}{initial}{Annotations(field.Annotations)}";
    }

    private IEnumerable<IdlAnnotation> AnnotationsOf(IdlMethod method)
    {
        string? mode = method.Kind switch
        {
            MethodKind.ServerStreaming => "server",
            MethodKind.ClientStreaming => "client",
            MethodKind.DuplexStreaming => "bidirectional",
            _ => null,
        };
        IEnumerable<IdlAnnotation> written = mode is null ? method.Annotations : method.Annotations.Where(a => a.Key != StreamingMode);
        if (mode is not null)
        {
            written = written.Append(new IdlAnnotation(StreamingMode, mode, method.Where));
        }

        return method.IsIdempotent && !method.Annotations.Any(a => a.Key == Idempotent)
            ? written.Append(new IdlAnnotation(Idempotent, "true", method.Where))
            : written;
    }

    private string TypeOf(IdlType type) => type switch
    {
        IdlScalarType scalar => scalar.Kind switch
        {
            IdlScalar.Bool => "bool",
            IdlScalar.I8 => "i8",
            IdlScalar.I16 => "i16",
            IdlScalar.I32 => "i32",
            IdlScalar.I64 => "i64",
            IdlScalar.Double => "double",
            IdlScalar.String => "string",
            IdlScalar.Binary => "binary",
            IdlScalar.Uuid => "uuid",
            _ => throw IdlWriter.CannotSay(file, $"type {scalar}"),
        },
        IdlEnumType e => _literals.NameOf(e.Id),
        IdlMessageType m => _literals.NameOf(m.Id),
        IdlListType l => $"list<{TypeOf(l.Element)}>",
        IdlSetType s => $"set<{TypeOf(s.Element)}>",
        IdlMapType m => $"map<{TypeOf(m.Key)}, {TypeOf(m.Value)}>",
        _ => throw IdlWriter.CannotSay(file, $"type {type}"),
    };

    private static string Annotations(IEnumerable<IdlAnnotation> annotations)
    {
        string all = string.Join(", ", annotations.Select(a => $"{a.Key} = {ThriftLiterals.Text(a.Value)}"));
        return all.Length == 0 ? "" : $" ({all})";
    }

    private void Doc(string? doc)
    {
        if (doc is not null)
        {
            Comment(doc, "/**");
        }
    }

    private void Comment(string doc, string opening)
    {
        string[] lines = [.. TextLines.LinesOf(doc.Replace("*/", "* /"))];
        if (lines.Length == 1 && lines[0].Length > 0)
        {
            _text.Line($"{opening} {lines[0].Trim()} */");
            return;
        }

        _text.Line(opening);
        foreach (string line in lines)
        {
            _text.Line(line.Length == 0 ? " *" : " * " + line);
        }

        _text.Line(" */");
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
