using System.Collections.ObjectModel;

namespace Tern;

/// <summary>One running instance of a service, as a registry knows it. Compares by value, tags included.</summary>
/// <param name="Address">Its address: <c>tcp://10.0.0.7:8888</c>, <c>unix:///path</c>, <c>memory://name</c>, or <c>10.0.0.7:8888</c> for TCP.</param>
public sealed record ServiceInstance(string Address)
{
    /// <summary>Weight of an instance whose registry says nothing. Source: Kitex <c>pkg/discovery</c>.</summary>
    public const int DefaultWeight = 10;

    /// <summary>Share of the calls that it gets, relative to the others; an instance whose weight is not positive gets none.</summary>
    /// <value>10 by default, as in Kitex.</value>
    public int Weight { get; init; } = DefaultWeight;

    /// <summary>What the registry says about it beyond that: zone, lane, version. <see cref="ServiceTags"/> holds the names that Tern knows.</summary>
    /// <value>Empty by default.</value>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = ReadOnlyDictionary<string, string>.Empty;

    /// <summary>The value of a tag; <see langword="null"/> if the instance has none of that name.</summary>
    public string? Tag(string name) => Tags.TryGetValue(name, out string? value) ? value : null;

    /// <inheritdoc/>
    public bool Equals(ServiceInstance? other) =>
        other is not null
        && Address == other.Address
        && Weight == other.Weight
        && Tags.Count == other.Tags.Count
        && Tags.All(tag => other.Tag(tag.Key) == tag.Value);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Address, Weight, Tags.Count);
}
