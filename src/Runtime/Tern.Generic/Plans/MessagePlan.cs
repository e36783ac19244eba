using Tern.Schema.Idl;
using Tern.Serialization;

namespace Tern.Generic;

/// <summary>How a message is read and written: its fields as an array, found by id and by name without a look-up per field elsewhere. Thread-safe once built.</summary>
internal sealed class MessagePlan(string name, IdlMessageKind kind, bool isThrift)
{
    // Ids up to here are found by their place; beyond, few messages have any.
    private const int DenseIds = 256;

    private FieldPlan?[] _dense = [];
    private FieldPlan[] _others = [];

    public string Name => name;

    /// <summary>Whether its IDL is Thrift, which says what its JSON looks like; otherwise it is Protobuf.</summary>
    public bool IsThrift => isThrift;

    public bool IsUnion => kind == IdlMessageKind.Union;

    public bool IsException => kind == IdlMessageKind.Exception;

    /// <summary>In the order of the IDL.</summary>
    public FieldPlan[] Fields { get; private set; } = [];

    /// <summary>Names of the fields in JSON; positions are those of <see cref="Fields"/>.</summary>
    public JsonFieldNames Names { get; private set; } = JsonFieldNames.MapEntry;

    /// <summary>Whether a message without any field set can be read.</summary>
    public bool CanBeEmpty => !IsUnion && !Fields.Any(static candidate => candidate.Presence == IdlPresence.Required);

    /// <summary>Number of oneofs.</summary>
    public int OneOfs { get; private set; }

    /// <summary>How its JSON differs from that of its fields; <see langword="null"/> if it does not.</summary>
    public WellKnownPlan? WellKnown { get; init; }

    /// <summary>The field of an id; <see langword="null"/> if there is none.</summary>
    public FieldPlan? Find(int id)
    {
        if ((uint)id < (uint)_dense.Length)
        {
            return _dense[id];
        }

        return _others.Length == 0 ? null : FindOther(id);
    }

    /// <summary>The field of a name; <see langword="null"/> if there is none.</summary>
    public FieldPlan? Find(string field) => Fields.FirstOrDefault(candidate => candidate.Name == field);

    /// <summary>Gives it its fields, which may refer to it.</summary>
    public void Complete(FieldPlan[] fields, int oneOfs)
    {
        Fields = fields;
        OneOfs = oneOfs;
        int highest = fields.Where(static field => field.Id is >= 0 and < DenseIds).Select(static field => field.Id).DefaultIfEmpty(-1).Max();
        _dense = new FieldPlan?[highest + 1];
        foreach (FieldPlan field in fields.Where(static field => field.Id is >= 0 and < DenseIds))
        {
            _dense[field.Id] = field;
        }

        _others = [.. fields.Where(static field => field.Id is not (>= 0 and < DenseIds)).OrderBy(static field => field.Id)];
        Names = new JsonFieldNames(name, [.. fields.Select(static field => field.Name)], [.. fields.Select(static field => field.JsonName)])
        {
            Nulls = [.. fields.Where(static field => WellKnownPlan.IsNullAValue(field.Type)).Select(static field => field.Index)],
        };
    }

    private FieldPlan? FindOther(int id)
    {
        int low = 0;
        int high = _others.Length - 1;
        while (low <= high)
        {
            int middle = (low + high) / 2;
            int found = _others[middle].Id;
            if (found == id)
            {
                return _others[middle];
            }

            if (found < id)
            {
                low = middle + 1;
            }
            else
            {
                high = middle - 1;
            }
        }

        return null;
    }
}
