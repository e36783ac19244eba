using Xunit;

namespace Tern.Package.Tests;

/// <summary>Tests that build projects of this repository: one after the other, because they share output folders.</summary>
[CollectionDefinition(Name)]
public sealed class BuildCollection
{
    /// <summary>Its name.</summary>
    public const string Name = "Builds of this repository";
}
