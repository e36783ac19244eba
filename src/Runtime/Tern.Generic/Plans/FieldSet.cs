namespace Tern.Generic;

/// <summary>Which fields of a message have come.</summary>
internal struct FieldSet(int count)
{
    private const int Bits = 64;

    private readonly ulong[] _more = count > Bits ? new ulong[(count - 1) / Bits] : [];
    private ulong _first;

    /// <summary>Notes a field; <see langword="false"/> if it has come before.</summary>
    public bool Add(int field)
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

    public readonly bool Has(int field)
    {
        ulong word = field < Bits ? _first : _more[(field / Bits) - 1];
        return (word & (1UL << (field % Bits))) != 0;
    }
}
