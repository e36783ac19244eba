using System.Runtime.CompilerServices;

namespace Tern.Analyzers.NullFlow.Values;

/// <summary>A map from values to numbers that is emptied in no time and used again.</summary>
internal sealed class NumberMap
{
    private int[] _stamps = new int[256];
    private int[] _numbers = new int[256];
    private int _now = 1;

    public void Clear() => _now++;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryGet(int value, out int number)
    {
        if ((uint)value < (uint)_stamps.Length && _stamps[value] == _now)
        {
            number = _numbers[value];
            return true;
        }

        number = 0;
        return false;
    }

    [MethodImpl(Hot.Path)]
    public void Set(int value, int number)
    {
        if (value >= _stamps.Length)
        {
            int length = Math.Max(2 * _stamps.Length, value + 1);
            Array.Resize(ref _stamps, length);
            Array.Resize(ref _numbers, length);
        }

        _stamps[value] = _now;
        _numbers[value] = number;
    }

    [MethodImpl(Hot.Path)]
    public void Remove(int value)
    {
        if ((uint)value < (uint)_stamps.Length)
        {
            _stamps[value] = 0;
        }
    }
}
