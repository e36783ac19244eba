namespace Tern.Schema;

/// <summary>Makes equatable lists.</summary>
public static class EquatableArrayExtensions
{
    /// <summary>Copies a sequence.</summary>
    public static EquatableArray<T> ToEquatableArray<T>(this IEnumerable<T> items)
        where T : IEquatable<T>
        => new(items.ToArray());
}
