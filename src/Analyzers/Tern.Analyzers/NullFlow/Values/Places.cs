namespace Tern.Analyzers.NullFlow.Values;

/// <summary>Item of a map under a key that is no constant.</summary>
internal record ItemAt(int Key);

/// <summary>Element of an array at an index that the callers give.</summary>
internal sealed record ElementAt(int Index) : ItemAt(Index);

/// <summary>Element of a collection at an index that is no constant.</summary>
internal sealed record At(int Index);
