using System.ComponentModel;

namespace Tern.Serialization;

/// <summary>The message that is being read, and which of its fields have come.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct JsonFieldSet
{
    private const int Bits = 64;

    private readonly ulong[] _more;
    private ulong _first;

    internal JsonFieldSet(JsonFieldNames names, bool isInAny)
    {
        Names = names;
        IsInAny = isInAny;
        _more = names.Count > Bits ? new ulong[(names.Count - 1) / Bits] : [];
    }

    internal JsonFieldNames Names { get; }

    /// <summary>Whether the type of an Any has still to come.</summary>
    internal bool IsInAny { get; set; }

    /// <summary>Notes a field; <see langword="false"/> if it has come before.</summary>
    internal bool Add(int field)
    {
        ulong bit = 1UL << (field % Bits);
        ref ulong word = ref _first;
        if (field >= Bits)
        {
            word = ref _more[(field / Bits) - 1];
        }

        bool isNew = (word & bit) == 0;
        word |= bit;
        return isNew;
    }
}
