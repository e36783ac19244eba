using Tern.Schema;

namespace Tern.Emit;

/// <summary>The fields of a message as the wire sees them, with names that are unique in its codec.</summary>
internal sealed class SlotTable
{
    private readonly Dictionary<FieldModel, Slot> _slots = [];

    /// <summary>The slot of a field.</summary>
    public Slot this[FieldModel field] => _slots[field];

    /// <summary>Makes the slots of a message.</summary>
    public static SlotTable Of(MessageModel message)
    {
        var table = new SlotTable();
        var suffixes = new LocalNames();
        string owner = message.Type.Name.ToDisplayName();
        foreach (FieldModel field in message.Fields)
        {
            string suffix = suffixes.Take(Identifiers.Pascal(field.Member));
            table._slots.Add(field, new Slot(field.Id, field.WireName, owner, suffix, field.Type, field.IsNullable, field.Protobuf));
        }

        return table;
    }
}
