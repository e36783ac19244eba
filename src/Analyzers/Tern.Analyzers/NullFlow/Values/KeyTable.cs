using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace Tern.Analyzers.NullFlow.Values;

/// <summary>Numbers of keys, names and places: equal ones have one number, so that states compare numbers only. One table for a program; for one thread.</summary>
internal sealed class KeyTable
{
    private const int Slots = 4096;

    private readonly Dictionary<object, int> _numbers = [];
    private readonly List<object> _keys = [];

    // Most keys are asked for again with the same object, and to hash a symbol costs more than to compare two references.
    private readonly object?[] _recent = new object?[Slots];
    private readonly int[] _recentNumbers = new int[Slots];
    private byte[] _counters = new byte[64];

    public object this[int number] => _keys[number];

    [MethodImpl(Hot.Path)]
    public int Number(object key)
    {
        // A boxed number is new each time, so its reference tells nothing.
        int slot = key is long ? -1 : RuntimeHelpers.GetHashCode(key) & (Slots - 1);
        if (slot >= 0 && ReferenceEquals(_recent[slot], key))
        {
            return _recentNumbers[slot];
        }

        if (!_numbers.TryGetValue(key, out int number))
        {
            number = _keys.Count;
            _numbers.Add(key, number);
            _keys.Add(key);
        }

        if (slot >= 0)
        {
            _recent[slot] = key;
            _recentNumbers[slot] = number;
        }

        return number;
    }

    /// <summary>Whether what is held under a key only counts or measures.</summary>
    [MethodImpl(Hot.Path)]
    public bool IsCounter(int number)
    {
        if (number >= _counters.Length)
        {
            Array.Resize(ref _counters, Math.Max(2 * _counters.Length, number + 1));
        }

        if (_counters[number] == 0)
        {
            _counters[number] = IsCounter(_keys[number]) ? (byte)2 : (byte)1;
        }

        return _counters[number] == 2;
    }

    private static bool IsCounter(object key)
        => key is not ISymbol ? Equals(key, Code.Slot.Length) : Code.Keys.TypeOf(key) is { IsValueType: true, SpecialType: not SpecialType.None and not SpecialType.System_Boolean };
}
