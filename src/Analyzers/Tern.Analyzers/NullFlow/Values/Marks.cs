using System.Runtime.CompilerServices;

namespace Tern.Analyzers.NullFlow.Values;

/// <summary>A set of values that is emptied in no time and used again.</summary>
internal sealed class Marks
{
    private int[] _stamps = new int[256];
    private int _now = 1;

    public void Clear() => _now++;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Contains(int value) => (uint)value < (uint)_stamps.Length && _stamps[value] == _now;

    /// <summary>Adds a value; false when it was in already.</summary>
    [MethodImpl(Hot.Path)]
    public bool Add(int value)
    {
        if (value >= _stamps.Length)
        {
            Array.Resize(ref _stamps, Math.Max(2 * _stamps.Length, value + 1));
        }

        if (_stamps[value] == _now)
        {
            return false;
        }

        _stamps[value] = _now;
        return true;
    }

    /// <summary>Takes a value out; false when it was not in.</summary>
    [MethodImpl(Hot.Path)]
    public bool Remove(int value)
    {
        if (!Contains(value))
        {
            return false;
        }

        _stamps[value] = 0;
        return true;
    }
}
