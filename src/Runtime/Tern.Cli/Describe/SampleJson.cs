using System.Text.Json.Nodes;
using Tern.Generic;
using Tern.Schema.Idl;

namespace Tern.Cli;

/// <summary>Makes a request that the IDL allows, with every field once, for people to fill in.</summary>
internal sealed class SampleJson(IdlSchema schema)
{
    private const int MaxDepth = 6;

    private readonly IdlIndex _index = new(schema);
    private readonly HashSet<IdlId> _open = [];

    /// <summary>A request of a method; of a stream one of its messages.</summary>
    public GenericJson RequestOf(GenericMethod method)
    {
        bool isThrift = method.Service.IsThrift;
        bool isStream = method.Kind is MethodKind.ClientStreaming or MethodKind.DuplexStreaming;
        JsonNode? request = method.Definition.Parameters is [{ Type: IdlMessageType only }]
            ? Value(only, isThrift)
            : new JsonObject(method.Definition.Parameters.Select(parameter => KeyValuePair.Create(isStream ? "request" : parameter.Name, Value(parameter.Type, isThrift))));
        return (request ?? new JsonObject()).ToJsonString();
    }

    private JsonNode? Value(IdlType type, bool isThrift) => type switch
    {
        IdlScalarType scalar => Scalar(scalar.Kind, isThrift),
        IdlEnumType @enum => Enum(@enum.Id, isThrift),
        IdlMessageType message => WellKnown(message.Id.Name) is { } known ? known() : Message(message.Id, isThrift),
        IdlListType list => Collection(list.Element, isThrift),
        IdlSetType set => Collection(set.Element, isThrift),
        IdlMapType map => Map(map, isThrift),
        _ => null,
    };

    private JsonArray Collection(IdlType element, bool isThrift) => IsTooDeep(element) ? [] : [Value(element, isThrift)];

    private JsonNode Map(IdlMapType map, bool isThrift)
    {
        if (IsTooDeep(map.Value) || IsTooDeep(map.Key))
        {
            return map.Key is IdlScalarType or IdlEnumType ? new JsonObject() : new JsonArray();
        }

        if (map.Key is not (IdlScalarType or IdlEnumType))
        {
            return new JsonArray(new JsonObject { ["key"] = Value(map.Key, isThrift), ["value"] = Value(map.Value, isThrift) });
        }

        string key = map.Key is IdlScalarType { Kind: IdlScalar.String } ? "key" : Value(map.Key, isThrift)!.ToString();
        return new JsonObject { [map.Key is IdlScalarType { Kind: IdlScalar.Bool } ? "false" : key] = Value(map.Value, isThrift) };
    }

    private JsonObject Message(IdlId id, bool isThrift)
    {
        JsonObject json = [];
        if (_index.Message(id) is not { } message || !_open.Add(id))
        {
            return json;
        }

        HashSet<string> oneOfs = [];
        foreach (IdlField field in message.Fields)
        {
            // Of alternatives only one can be set.
            bool isAlternative = field.OneOf is { } oneOf ? !oneOfs.Add(oneOf) : message.Kind == IdlMessageKind.Union && json.Count > 0;
            bool isEndless = IsTooDeep(field.Type) && field.Type is IdlMessageType && field.Presence != IdlPresence.Required;
            if (!isAlternative && !isEndless)
            {
                json[isThrift ? field.Name : field.JsonName ?? CamelCase(field.Name)] = Value(field.Type, isThrift);
            }
        }

        _open.Remove(id);
        return json;
    }

    private bool IsTooDeep(IdlType type) => _open.Count >= MaxDepth || (type is IdlMessageType message && _open.Contains(message.Id));

    private JsonNode Enum(IdlId id, bool isThrift)
    {
        IdlEnumValue? first = _index.Enum(id)?.Values.FirstOrDefault();
        return isThrift || first is null ? JsonValue.Create(first?.Value ?? 0) : JsonValue.Create(first.Name);
    }

    private static JsonNode Scalar(IdlScalar kind, bool isThrift) => kind switch
    {
        IdlScalar.Bool => JsonValue.Create(false),
        IdlScalar.String or IdlScalar.Binary => JsonValue.Create(""),
        IdlScalar.Uuid => JsonValue.Create(Guid.Empty.ToString()),
        IdlScalar.I64 or IdlScalar.UInt64 or IdlScalar.SInt64 or IdlScalar.Fixed64 or IdlScalar.SFixed64 when !isThrift => JsonValue.Create("0"),
        IdlScalar.Double or IdlScalar.Float => JsonValue.Create(0.5),
        _ => JsonValue.Create(0),
    };

    private static Func<JsonNode?>? WellKnown(string name) => name switch
    {
        "google.protobuf.Timestamp" => static () => "1970-01-01T00:00:00Z",
        "google.protobuf.Duration" => static () => "0s",
        "google.protobuf.FieldMask" => static () => "",
        "google.protobuf.Struct" or "google.protobuf.Any" => static () => new JsonObject(),
        "google.protobuf.ListValue" => static () => new JsonArray(),
        "google.protobuf.Value" => static () => "",
        "google.protobuf.BoolValue" => static () => false,
        "google.protobuf.StringValue" or "google.protobuf.BytesValue" => static () => "",
        "google.protobuf.Int64Value" or "google.protobuf.UInt64Value" => static () => "0",
        "google.protobuf.Int32Value" or "google.protobuf.UInt32Value" or "google.protobuf.DoubleValue" or "google.protobuf.FloatValue" => static () => 0,
        _ => null,
    };

    private static string CamelCase(string name)
    {
        string[] words = name.Split('_');
        return string.Concat(words.Select((word, i) => i == 0 || word.Length == 0 ? word : char.ToUpperInvariant(word[0]) + word[1..]));
    }
}
