namespace Tern.Schema;

/// <summary>Collection types that are a list on the wire.</summary>
public enum ListShape
{
    /// <summary><c>T[]</c>.</summary>
    Array,

    /// <summary><c>List&lt;T&gt;</c>.</summary>
    List,

    /// <summary><c>IList&lt;T&gt;</c>; read as <c>List&lt;T&gt;</c>.</summary>
    IList,

    /// <summary><c>IReadOnlyList&lt;T&gt;</c>; read as <c>List&lt;T&gt;</c>.</summary>
    IReadOnlyList,

    /// <summary><c>ICollection&lt;T&gt;</c>; read as <c>List&lt;T&gt;</c>.</summary>
    ICollection,

    /// <summary><c>IReadOnlyCollection&lt;T&gt;</c>; read as <c>List&lt;T&gt;</c>.</summary>
    IReadOnlyCollection,

    /// <summary><c>IEnumerable&lt;T&gt;</c>; enumerated once on write, read as <c>List&lt;T&gt;</c>.</summary>
    IEnumerable,

    /// <summary><c>ImmutableArray&lt;T&gt;</c>; its default counts as empty.</summary>
    ImmutableArray,

    /// <summary><c>ImmutableList&lt;T&gt;</c>.</summary>
    ImmutableList,
}

/// <summary>Collection types that are a set on the wire.</summary>
public enum SetShape
{
    /// <summary><c>HashSet&lt;T&gt;</c>.</summary>
    HashSet,

    /// <summary><c>ISet&lt;T&gt;</c>; read as <c>HashSet&lt;T&gt;</c>.</summary>
    ISet,

    /// <summary><c>IReadOnlySet&lt;T&gt;</c>; read as <c>HashSet&lt;T&gt;</c>.</summary>
    IReadOnlySet,

    /// <summary><c>ImmutableHashSet&lt;T&gt;</c>.</summary>
    ImmutableHashSet,
}

/// <summary>Collection types that are a map on the wire.</summary>
public enum MapShape
{
    /// <summary><c>Dictionary&lt;TKey, TValue&gt;</c>.</summary>
    Dictionary,

    /// <summary><c>IDictionary&lt;TKey, TValue&gt;</c>; read as <c>Dictionary&lt;TKey, TValue&gt;</c>.</summary>
    IDictionary,

    /// <summary><c>IReadOnlyDictionary&lt;TKey, TValue&gt;</c>; read as <c>Dictionary&lt;TKey, TValue&gt;</c>.</summary>
    IReadOnlyDictionary,

    /// <summary><c>ImmutableDictionary&lt;TKey, TValue&gt;</c>.</summary>
    ImmutableDictionary,
}
