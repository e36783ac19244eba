using System.Text.Json;
using Tern.Schema.Idl;
using Tern.Serialization;

namespace Tern.Generic;

/// <summary>How a field is read and written. Immutable once its contract is built; thread-safe.</summary>
internal sealed class FieldPlan
{
    public required int Id { get; init; }

    /// <summary>Its name as the IDL has it.</summary>
    public required string Name { get; init; }

    /// <summary>Its name in JSON.</summary>
    public required string JsonName
    {
        get;
        init
        {
            field = value;
            JsonText = ProtoJsonWriter.Encode(value);
        }
    }

    /// <summary>The same, escaped once.</summary>
    public JsonEncodedText JsonText { get; private init; }

    public required TypePlan Type { get; init; }

    public required IdlPresence Presence { get; init; }

    /// <summary>Its place in <see cref="MessagePlan.Fields"/>.</summary>
    public required int Index { get; init; }

    /// <summary>Message, name and id, for errors.</summary>
    public required string Where { get; init; }

    /// <summary>Place of its oneof in the message; −1 if it is no case of one.</summary>
    public int OneOf { get; init; } = -1;

    public bool IsPacked { get; init; }

    public bool IsGroup { get; init; }

    /// <summary>Its id if it is a group, and 0 otherwise.</summary>
    public int GroupId => IsGroup ? Id : 0;

    /// <summary>Wire type of one value of it, or of one element.</summary>
    public ProtobufWireType Wire => IsGroup ? ProtobufWireType.StartGroup : Type.Kind is ValueKind.List or ValueKind.Set ? Type.Element!.Wire : Type.Wire;

    /// <summary>What the IDL says of it; annotations stand there.</summary>
    public IdlField? Definition { get; init; }

    /// <summary>The default of the IDL; <see langword="null"/> if it sets none.</summary>
    public DefaultValue? Default { get; set; }

    public short ThriftId => (short)Id;

    /// <summary>Whether Protobuf carries a zero, because it can be told from nothing.</summary>
    public bool IsZeroWritten => Presence != IdlPresence.Default || OneOf >= 0 || Default is not null || IsOfUnion;

    /// <summary>Whether at most one field of a group is set, and this is one of the group.</summary>
    public bool IsCase => IsOfUnion || OneOf >= 0;

    /// <summary>Whether it is a case of a union.</summary>
    public bool IsOfUnion { get; init; }
}
