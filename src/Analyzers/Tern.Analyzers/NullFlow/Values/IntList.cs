using System.Runtime.CompilerServices;

namespace Tern.Analyzers.NullFlow.Values;

/// <summary>A list of numbers that is used again.</summary>
internal sealed class IntList
{
    private int[] _items = new int[256];

    public int Count { get; private set; }

    public int this[int i] => _items[i];

    public void Clear() => Count = 0;

    [MethodImpl(Hot.Path)]
    public void Add(int item)
    {
        if (Count == _items.Length)
        {
            Array.Resize(ref _items, 2 * Count);
        }

        _items[Count++] = item;
    }

    public int Pop() => _items[--Count];

    public int[] ToArray()
    {
        int[] items = new int[Count];
        Array.Copy(_items, items, Count);
        return items;
    }
}
