using Microsoft.CodeAnalysis;
using Tern.Generators.Diagnostics;
using Tern.Schema;

namespace Tern.Generators.CSharp;

/// <summary>Reads what a contract says about its fields for Protobuf.</summary>
internal static class ProtobufParser
{
    /// <summary>What an [RpcField] says, and the type that it makes of the C# type; reports an encoding that does not fit.</summary>
    /// <param name="context">Where to report.</param>
    /// <param name="attribute">The attribute; <see langword="null"/> if there is none.</param>
    /// <param name="type">Type of the field.</param>
    /// <param name="isAlwaysWritten">Whether a zero is written.</param>
    /// <param name="use">What is looked at.</param>
    public static (TypeModel Type, ProtobufModel Protobuf) Parse(ParseContext context, AttributeData? attribute, TypeModel type, bool isAlwaysWritten, TypeUse use)
    {
        ProtobufModel model = ProtobufModel.Default with { IsAlwaysWritten = isAlwaysWritten };
        foreach (KeyValuePair<string, TypedConstant> argument in attribute?.NamedArguments ?? [])
        {
            model = argument switch
            {
                { Key: "Wire", Value.Value: int wire } => model with { Value = (WireEncoding)wire },
                { Key: "KeyWire", Value.Value: int wire } => model with { Key = (WireEncoding)wire },
                { Key: "Packed", Value.Value: bool packed } => model with { IsPacked = packed },
                { Key: "JsonName", Value.Value: string { Length: > 0 } name } => model with { JsonName = name },
                _ => model,
            };
        }

        // What a type parameter stands for is known where the message is closed.
        if (use.IsOpen)
        {
            return (type, model);
        }

        Check(context, type, model, use);
        return WithUuids(type, model);
    }

    /// <summary>What an [RpcField] on an answer makes of its type.</summary>
    public static TypeModel ParseAnswer(ParseContext context, AttributeData? attribute, TypeModel type, TypeUse use)
    {
        (TypeModel carried, ProtobufModel model) = Parse(context, attribute, type, isAlwaysWritten: false, use);
        if (attribute is not null && MemberCollector.IdOf(attribute) != 0)
        {
            context.Report(Rules.IdOutOfRange, use.Where, use.Member, MemberCollector.IdOf(attribute).ToString(System.Globalization.CultureInfo.InvariantCulture), "an answer has 0");
        }

        if (model != ProtobufModel.Default)
        {
            context.Report(Rules.WireEncoding, use.Where, use.Member, model.Value.ToString(), "of an answer only a Guid has a choice");
        }

        return carried;
    }

    /// <summary>
    /// Full name of a message or enum: what its attribute says, or its namespace and its name with those of the types around it. A generic message has one for all that
    /// closes it: <c>shop.PageOfItem</c>.
    /// </summary>
    public static string NameOf(INamedTypeSymbol type)
    {
        foreach (string attribute in new[] { ContractNames.RpcMessage, ContractNames.RpcUnion, ContractNames.RpcException, ContractNames.RpcEnum })
        {
            object? given = type.FindAttribute(attribute)?.NamedArguments.FirstOrDefault(a => a.Key == "Name").Value.Value;
            if (given is string { Length: > 0 } text)
            {
                return text + CodecNames.Closing(type);
            }
        }

        string name = string.Join(".", type.SelfAndContainers().Reverse().Select(t => t.Name));
        string space = TypeNames.NamespaceOf(type);
        return (space.Length == 0 ? name : space + "." + name) + CodecNames.Closing(type);
    }

    private static void Check(ParseContext context, TypeModel type, ProtobufModel model, TypeUse use)
    {
        if (ReasonNotPossible(model.Value, LeafOf(type), isInMap: type is MapType) is { } reason)
        {
            context.Report(Rules.WireEncoding, use.Where, use.Member, model.Value.ToString(), reason);
        }

        if (model.Key == WireEncoding.Default)
        {
            return;
        }

        string? ofKey = KeysOf(type).ToArray() is { Length: > 0 } keys
            ? model.Key is WireEncoding.Group or WireEncoding.Wrapper
                ? "a key is a single value"
                : keys.Select(key => ReasonNotPossible(model.Key, key, isInMap: true)).FirstOrDefault(reason => reason is not null)
            : "it is no map";
        if (ofKey is not null)
        {
            context.Report(Rules.WireEncoding, use.Where, use.Member, model.Key.ToString(), ofKey);
        }
    }

    // The encoding of a Guid is a type of its own, which every format knows.
    private static (TypeModel Type, ProtobufModel Protobuf) WithUuids(TypeModel type, ProtobufModel model)
    {
        bool isUuid = model.Value == WireEncoding.Fixed && LeafOf(type) is ScalarType { Kind: ScalarKind.Guid };
        bool hasUuidKey = model.Key == WireEncoding.Fixed && KeysOf(type).Any(key => key is ScalarType { Kind: ScalarKind.Guid });
        return (
            isUuid || hasUuidKey ? WithUuids(type, isUuid, hasUuidKey) : type,
            model with { Value = isUuid ? WireEncoding.Default : model.Value, Key = hasUuidKey ? WireEncoding.Default : model.Key });
    }

    private static TypeModel WithUuids(TypeModel type, bool values, bool keys) => type switch
    {
        ListType list => list with { Element = WithUuids(list.Element, values, keys) },
        SetType set => set with { Element = WithUuids(set.Element, values, keys) },
        MapType map => map with { Key = WithUuids(map.Key, keys, keys), Value = WithUuids(map.Value, values, keys) },
        ScalarType { Kind: ScalarKind.Guid } scalar when values => scalar with { Kind = ScalarKind.Uuid },
        _ => type,
    };

    private static IEnumerable<TypeModel> KeysOf(TypeModel type) => type switch
    {
        ListType list => KeysOf(list.Element),
        SetType set => KeysOf(set.Element),
        MapType map => KeysOf(map.Value).Prepend(LeafOf(map.Key)),
        _ => [],
    };

    private static TypeModel LeafOf(TypeModel type) => type switch
    {
        ListType list => LeafOf(list.Element),
        SetType set => LeafOf(set.Element),
        MapType map => LeafOf(map.Value),
        _ => type,
    };

    private static string? ReasonNotPossible(WireEncoding encoding, TypeModel type, bool isInMap)
    {
        ScalarKind? kind = (type as ScalarType)?.Kind;
        bool isSigned = kind is ScalarKind.SByte or ScalarKind.Int16 or ScalarKind.Int32 or ScalarKind.Int64 or ScalarKind.DateOnly or ScalarKind.TimeOnly;
        bool isUnsigned = kind is ScalarKind.Byte or ScalarKind.UInt16 or ScalarKind.UInt32 or ScalarKind.UInt64;
        return encoding switch
        {
            WireEncoding.Varint => isSigned || isUnsigned || type is EnumType || kind == ScalarKind.Boolean ? null : "it is no integer",
            WireEncoding.ZigZag => isSigned ? null : "only signed integers have it",
            WireEncoding.Fixed => isSigned || isUnsigned || kind == ScalarKind.Guid ? null : "only integers and Guid have a choice",
            WireEncoding.Group => type is MessageType && !isInMap ? null : "only messages outside of maps are groups",
            WireEncoding.Wrapper => HasWrapper(kind) ? null : "google.protobuf has no wrapper for it",
            _ => null,
        };
    }

    private static bool HasWrapper(ScalarKind? kind) => kind is not null
        and not (ScalarKind.Decimal or ScalarKind.Guid or ScalarKind.DateTime or ScalarKind.DateTimeOffset or ScalarKind.TimeSpan or ScalarKind.DateOnly or ScalarKind.TimeOnly);
}
