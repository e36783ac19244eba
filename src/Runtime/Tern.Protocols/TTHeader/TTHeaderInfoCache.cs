using System.Runtime.CompilerServices;

namespace Tern.Protocols;

/// <summary>Remembers the headers that a peer repeats, so that the same bytes are not parsed again. One per connection; not thread-safe.</summary>
/// <remarks>A few fixed slots, chosen by a hash of the bytes: a hostile peer can only make it useless, not large or slow.</remarks>
internal sealed class TTHeaderInfoCache<TValue>
    where TValue : class
{
    private const int Slots = 8;
    private const int MaxCachedBytes = 1_024;

    private Entries _entries;

    public bool TryGet(ReadOnlySpan<byte> info, out TValue value)
    {
        ref Entry entry = ref _entries[Slot(info)];
        if (entry.Bytes is not null && info.SequenceEqual(entry.Bytes))
        {
            value = entry.Value;
            return true;
        }

        value = null!;
        return false;
    }

    public void Add(ReadOnlySpan<byte> info, TValue value)
    {
        if (info.Length <= MaxCachedBytes)
        {
            _entries[Slot(info)] = new Entry(info.ToArray(), value);
        }
    }

    private static int Slot(ReadOnlySpan<byte> info)
    {
        // The headers of one peer differ in length or in the method name, which stands neither first nor last: a cheap sample is enough.
        uint hash = (uint)info.Length;
        for (int i = 0; i + 4 <= info.Length; i += 12)
        {
            hash = System.Numerics.BitOperations.RotateLeft(hash, 5) ^ Unsafe.ReadUnaligned<uint>(ref Unsafe.AsRef(in info[i]));
        }

        hash *= 0x9E3779B1;
        return (int)(hash >> 29);
    }

    private readonly record struct Entry(byte[]? Bytes, TValue Value);

    [InlineArray(Slots)]
    private struct Entries
    {
        private Entry _first;
    }
}
