using Tern.Schema;
using Tern.Schema.Idl;

namespace Tern.Idl.Locking;

/// <summary>Wires that a contract is spoken on.</summary>
[Flags]
public enum ContractWires
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>Thrift, in every encoding.</summary>
    Thrift = 1,

    /// <summary>Protobuf: gRPC and Kitex Protobuf.</summary>
    Protobuf = 2,

    /// <summary>Thrift and Protobuf.</summary>
    Both = Thrift | Protobuf,

    /// <summary>Names in JSON: Proto JSON, generic calls and HTTP mapping. What breaks it alone leaves the binary encodings as they are.</summary>
    Json = 4,
}

/// <summary>Wire shape of a message on one wire.</summary>
/// <param name="Wire">Thrift or Protobuf.</param>
/// <param name="Name">Protobuf: full name. Thrift: file and name, as <c>shop.Item</c>. C#: full name of the type in Protobuf, on both wires.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Fields">Its fields, by id.</param>
/// <param name="Reserved">Ids that no field may use.</param>
/// <param name="ReservedNames">Names that no field may use.</param>
/// <param name="Where">Where it is declared or recorded.</param>
public sealed record LockedMessage(
    ContractWires Wire,
    string Name,
    IdlMessageKind Kind,
    EquatableArray<LockedField> Fields,
    EquatableArray<LockedReservation> Reserved,
    EquatableArray<string> ReservedNames,
    SourceSpan? Where);

/// <summary>Wire shape of a field, an argument or a declared exception.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Name">Its name in IDL and in JSON.</param>
/// <param name="Type">
/// Its type: <c>i64</c>, <c>fixed64</c>, <c>list&lt;string&gt;</c>, <c>repeated&lt;shop.Item&gt;</c>, <c>map&lt;string,int32&gt;</c>, <c>group&lt;shop.Item&gt;</c>. A name stands for a
/// message or an enum.
/// </param>
/// <param name="Presence">Whether it must, or can, be there.</param>
/// <param name="Default">What stands for it when it is not there, in text; <see langword="null"/> if it is the zero of its type.</param>
/// <param name="OneOf">Name of the oneof that it is a case of; <see langword="null"/> if it is none.</param>
/// <param name="JsonName">Its name in JSON if that does not follow from <paramref name="Name"/>.</param>
/// <param name="Where">Where it is declared or recorded.</param>
public sealed record LockedField(
    int Id,
    string Name,
    string Type,
    IdlPresence Presence,
    string? Default,
    string? OneOf,
    string? JsonName,
    SourceSpan? Where);

/// <summary>Numbers that must not be used again.</summary>
/// <param name="First">The first.</param>
/// <param name="Last">The last, which belongs to them.</param>
/// <param name="Was">What had the number; <see langword="null"/> if that is not known.</param>
public sealed record LockedReservation(int First, int Last, string? Was);

/// <summary>Wire shape of an enum on one wire.</summary>
/// <param name="Wire">Thrift or Protobuf.</param>
/// <param name="Name">Its name, as that of a message.</param>
/// <param name="IsClosed">Whether Protobuf knows no other values.</param>
/// <param name="Values">Its values, by number and name.</param>
/// <param name="Reserved">Numbers that no value may use.</param>
/// <param name="ReservedNames">Names that no value may use.</param>
/// <param name="Where">Where it is declared or recorded.</param>
public sealed record LockedEnum(
    ContractWires Wire,
    string Name,
    bool IsClosed,
    EquatableArray<LockedEnumValue> Values,
    EquatableArray<LockedReservation> Reserved,
    EquatableArray<string> ReservedNames,
    SourceSpan? Where);

/// <summary>One name of an enum's value.</summary>
/// <param name="Value">The value.</param>
/// <param name="Name">Its name in IDL and in JSON.</param>
/// <param name="Where">Where it is declared or recorded.</param>
public sealed record LockedEnumValue(int Value, string Name, SourceSpan? Where);

/// <summary>Wire shape of a service on one wire.</summary>
/// <param name="Wire">Thrift or Protobuf.</param>
/// <param name="Name">Its name on the wire; of a Thrift file with the file in front.</param>
/// <param name="Methods">Its methods, inherited ones too, by name.</param>
/// <param name="Where">Where it is declared or recorded.</param>
public sealed record LockedService(ContractWires Wire, string Name, EquatableArray<LockedMethod> Methods, SourceSpan? Where);

/// <summary>Wire shape of a method.</summary>
/// <param name="Name">Its name on the wire.</param>
/// <param name="Kind">How many messages it exchanges.</param>
/// <param name="Arguments">Its arguments; of a stream the type of one message.</param>
/// <param name="Result">Type of its answer; <see langword="null"/> if there is none.</param>
/// <param name="Throws">Declared exceptions.</param>
/// <param name="Where">Where it is declared or recorded.</param>
public sealed record LockedMethod(
    string Name,
    MethodKind Kind,
    EquatableArray<LockedField> Arguments,
    string? Result,
    EquatableArray<LockedField> Throws,
    SourceSpan? Where);
