using System.ComponentModel;

namespace Tern.Serialization;

/// <summary>Unboxes what middleware sets as an argument.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class RpcArgument
{
    /// <summary>The value as an argument; null where the type has one.</summary>
    /// <exception cref="InvalidCastException">The value is of another type.</exception>
    public static T Cast<T>(object? value)
    {
        if (value is T typed)
        {
            return typed;
        }

        return value is null && default(T) is null
            ? default!
            : throw new InvalidCastException($"The argument is a {typeof(T)}; {(value is null ? "null" : value.GetType())} is not.");
    }
}
