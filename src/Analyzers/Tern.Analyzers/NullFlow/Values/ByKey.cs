namespace Tern.Analyzers.NullFlow.Values;

/// <summary>Something for each key, by its number in a <see cref="KeyTable"/>: to hash a symbol costs more than most of what is kept for it.</summary>
internal sealed class ByKey<T>
    where T : class
{
    private T?[] _values = new T?[256];

    public T? this[int number]
    {
        get => number < _values.Length ? _values[number] : null;
        set
        {
            if (number >= _values.Length)
            {
                Array.Resize(ref _values, Math.Max(2 * _values.Length, number + 1));
            }

            _values[number] = value;
        }
    }
}
