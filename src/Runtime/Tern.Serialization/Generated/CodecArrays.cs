using System.ComponentModel;

namespace Tern.Serialization;

/// <summary>Sizes what generated code fills with elements from the wire.</summary>
/// <remarks>
/// A count is checked against the bytes that are left, but an element may take one byte on the wire and a hundred in memory. So nothing is sized for more than
/// a few thousand elements before that many have arrived.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class CodecArrays
{
    private const int FirstElements = 4_096;

    /// <summary>Initial capacity for a count from the wire.</summary>
    public static int Capacity(int count) => Math.Min(count, FirstElements);

    /// <summary>An array to begin with; <see cref="Grow"/> makes it larger until it holds the count exactly.</summary>
    public static T[] Create<T>(int count) => count == 0 ? [] : new T[Capacity(count)];

    /// <summary>Makes a full array larger, up to the count.</summary>
    public static void Grow<T>(ref T[] items, int count) => Array.Resize(ref items, (int)Math.Min(count, items.Length * 2L));
}
