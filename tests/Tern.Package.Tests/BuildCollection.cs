using Xunit;

namespace Tern.Package.Tests;

/// <summary>Tests that build projects of this repository: one after the other, because they share output folders, and with one package, because packing takes its time.</summary>
[CollectionDefinition(Name)]
public sealed class BuildCollection : ICollectionFixture<PackedTern>
{
    /// <summary>Its name.</summary>
    public const string Name = "Builds of this repository";
}
