using System.Globalization;
using Tern.Schema;
using Tern.Schema.Naming;

namespace Tern.Emit;

/// <summary>Writes what carries a member, parameter, case or answer.</summary>
internal sealed class FieldAttribute(DeclarationScope scope)
{
    /// <summary>The attribute of a member or case, without brackets.</summary>
    /// <param name="id">Field id.</param>
    /// <param name="wireName">Its wire name.</param>
    /// <param name="name">Its name in C#, which may say the wire name already.</param>
    /// <param name="type">Its type.</param>
    /// <param name="protobuf">What Protobuf must know of it.</param>
    public string Of(int id, string wireName, string name, TypeModel type, ProtobufModel protobuf)
        => Compose(id, wireName == WireNames.OfMember(name) ? null : wireName, type, protobuf);

    /// <summary>The attribute of a parameter with a blank behind it; empty if position and name say everything.</summary>
    public string OfParameter(ParameterModel parameter, int position)
    {
        string? name = parameter.WireName == WireNames.OfParameter(parameter.Name) ? null : parameter.WireName;
        bool isPlain = parameter.Id == position && name is null && Encodings(parameter.Type, parameter.Protobuf).All(e => e.Value == WireEncoding.Default);
        return isPlain ? "" : $"[{Compose(parameter.Id, name, parameter.Type, parameter.Protobuf)}] ";
    }

    /// <summary>The attribute of an answer; <see langword="null"/> if it needs none.</summary>
    public string? OfReply(TypeModel? reply)
        => reply is null || Encodings(reply, ProtobufModel.Default).All(e => e.Value == WireEncoding.Default)
            ? null
            : Compose(0, null, reply, ProtobufModel.Default);

    private string Compose(int id, string? name, TypeModel type, ProtobufModel protobuf)
    {
        List<string> arguments = [id.ToString(CultureInfo.InvariantCulture)];
        if (name is not null)
        {
            arguments.Add($"Name = {Identifiers.Literal(name)}");
        }

        if (protobuf.JsonName is { } json)
        {
            arguments.Add($"JsonName = {Identifiers.Literal(json)}");
        }

        foreach ((string property, WireEncoding value) in Encodings(type, protobuf).Where(e => e.Value != WireEncoding.Default))
        {
            arguments.Add($"{property} = {scope.Of("Tern", "WireEncoding")}.{value}");
        }

        if (!protobuf.IsPacked)
        {
            arguments.Add("Packed = false");
        }

        return $"{scope.Attribute("RpcField")}({string.Join(", ", arguments)})";
    }

    // Sixteen bytes of a Guid are a type of their own in the model, and an encoding in C#.
    private static IEnumerable<(string Property, WireEncoding Value)> Encodings(TypeModel type, ProtobufModel protobuf)
    {
        yield return ("KeyWire", KeysOf(type).Any(IsUuid) ? WireEncoding.Fixed : protobuf.Key);
        yield return ("Wire", IsUuid(LeafOf(type)) ? WireEncoding.Fixed : protobuf.Value);
    }

    private static bool IsUuid(TypeModel type) => type is ScalarType { Kind: ScalarKind.Uuid };

    private static TypeModel LeafOf(TypeModel type) => type switch
    {
        ListType list => LeafOf(list.Element),
        SetType set => LeafOf(set.Element),
        MapType map => LeafOf(map.Value),
        _ => type,
    };

    private static IEnumerable<TypeModel> KeysOf(TypeModel type) => type switch
    {
        ListType list => KeysOf(list.Element),
        SetType set => KeysOf(set.Element),
        MapType map => KeysOf(map.Value).Prepend(LeafOf(map.Key)),
        _ => [],
    };
}
