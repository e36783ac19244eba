using Tern.Idl.Protobuf.Syntax;
using Tern.Schema;

namespace Tern.Idl.Protobuf.Parsing;

/// <summary>Fields, groups and maps.</summary>
internal sealed partial class ProtobufParser
{
    private static readonly HashSet<string> s_scalars = new(StringComparer.Ordinal)
    {
        "double", "float", "int32", "int64", "uint32", "uint64", "sint32", "sint64", "fixed32", "fixed64", "sfixed32", "sfixed64", "bool", "string", "bytes",
    };

    private bool ParseField(List<ProtoField> fields, int oneOf, bool isExtension = false)
    {
        int first = _position;
        ProtoLabel label = ParseLabel(oneOf >= 0);
        SourceSpan? labelWhere = label == ProtoLabel.None ? null : SpanOf(first);
        if (oneOf >= 0)
        {
            label = ProtoLabel.None;
        }

        bool isMap = At("map") && AtToken(_position + 1, "<");
        if (label == ProtoLabel.None && oneOf < 0 && _edition == ProtoEdition.Proto2 && !isMap)
        {
            ReportExpected("'optional', 'required' or 'repeated', which proto2 puts in front of the type of a field");
            if (!IsFieldAhead())
            {
                return false;
            }
        }

        bool isGroup = At("group");
        ProtoType? type = isMap ? ParseMapType(label, oneOf, isExtension) : ParseFieldType();
        if (type is null
            || TakeName("the name of a field") is not { } name
            || !Expect("=", "'=' and the number of the field")
            || TakeNumber("a field number", maySign: false) is not { } number)
        {
            return false;
        }

        List<ProtoOption> options = [];
        if (At("[") && !ParseOptionList(options))
        {
            return false;
        }

        ProtoField field = new(name, label, labelWhere, type, number, options.ToEquatableArray(), null, oneOf, null);
        return isGroup ? ParseGroup(first, field, fields) : EndField(first, field, fields);
    }

    // Whether only the label is missing; otherwise what stands here is something else.
    private bool IsFieldAhead()
    {
        int next = _position + (At(".") ? 1 : 0);
        while (_tokens[next].Kind == ProtoTokenKind.Word && AtToken(next + 1, "."))
        {
            next += 2;
        }

        return _tokens[next].Kind == ProtoTokenKind.Word && _tokens[next + 1].Kind == ProtoTokenKind.Word && AtToken(next + 2, "=");
    }

    private bool EndField(int first, ProtoField field, List<ProtoField> fields)
    {
        bool isRead = ExpectEnd();
        fields.Add(field with { Doc = _docs.Of(first, AtToken(_position - 1, ";") ? _position - 1 : -1) });
        return isRead;
    }

    private ProtoLabel ParseLabel(bool isInOneOf)
    {
        ProtoLabel label = CurrentText switch
        {
            "optional" => ProtoLabel.Optional,
            "required" => ProtoLabel.Required,
            "repeated" => ProtoLabel.Repeated,
            _ => ProtoLabel.None,
        };
        if (label == ProtoLabel.None)
        {
            return label;
        }

        if (isInOneOf)
        {
            Report(_position, $"expected a type, found '{CurrentText}': fields of a oneof have no label");
        }
        else if (_edition.HasFeatures() && label != ProtoLabel.Repeated)
        {
            string feature = label == ProtoLabel.Optional ? "EXPLICIT, which is the default" : "LEGACY_REQUIRED";
            Report(_position, $"expected a type, found '{CurrentText}': editions say features.field_presence = {feature}");
        }

        _position++;
        return label;
    }

    private ProtoType? ParseFieldType()
    {
        if (At("group"))
        {
            if (_edition.HasFeatures())
            {
                Report(_position, "expected a type, found 'group': editions write a message field with features.message_encoding = DELIMITED");
            }

            _position++;
            return new ProtoNamedType(new("group", SpanOf(_position - 1)));
        }

        // The name of a scalar is never the first part of a longer one.
        ProtoName? name = s_scalars.Contains(CurrentText) ? TakeName("a type") : TakeQualifiedName("the type of a field", mayBeginWithDot: true);
        return name is null ? null : new ProtoNamedType(name);
    }

    private ProtoMapType? ParseMapType(ProtoLabel label, int oneOf, bool isExtension)
    {
        int first = _position++;
        if (oneOf >= 0)
        {
            Report(first, "expected another type, found 'map': a oneof holds no map");
        }
        else if (isExtension)
        {
            Report(first, "expected another type, found 'map': an extension is no map");
        }
        else if (label != ProtoLabel.None)
        {
            Report(first - 1, $"expected 'map', found '{TextOf(first - 1)}': maps have no label");
        }

        _ = Expect("<");
        if (ParseFieldType() is not ProtoNamedType key || !Expect(",") || ParseFieldType() is not ProtoNamedType value || !Expect(">"))
        {
            return null;
        }

        return new(key.Name, value.Name, SpanFrom(first));
    }

    private bool ParseGroup(int first, ProtoField field, List<ProtoField> fields)
    {
        if (field.Name.Text[0] is < 'A' or > 'Z')
        {
            _errors.Add(IdlRules.Syntax, field.Name.Where, $"expected a name that begins with a capital letter, found '{field.Name.Text}': it is the name of the group's message too");
        }

        if (!Expect("{"))
        {
            return false;
        }

        string? doc = _docs.Of(first, _position - 1);
        if (ParseMessageBody(field.Name, ProtoVisibility.Unset, doc) is not { } group)
        {
            return false;
        }

        fields.Add(field with { Group = group, Doc = doc });
        return true;
    }

    private ProtoName? TakeMessageName()
    {
        if (s_scalars.Contains(CurrentText) || At("group"))
        {
            ReportExpected("the name of a message");
            _position++;
            return new("", SpanOf(_position - 1));
        }

        return TakeQualifiedName("the name of a message", mayBeginWithDot: true);
    }
}
