namespace Tern;

/// <summary>The arguments of one call, by position. Implemented by generated structs; middleware reads and changes them.</summary>
public interface IRpcArguments
{
    /// <summary>Number of arguments.</summary>
    int Count { get; }

    /// <summary>Gets an argument; a value type is boxed.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such argument.</exception>
    object? Get(int index);

    /// <summary>Replaces an argument.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such argument.</exception>
    /// <exception cref="InvalidCastException">The value is not of the argument's type.</exception>
    void Set(int index, object? value);
}
