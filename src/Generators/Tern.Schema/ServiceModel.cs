namespace Tern.Schema;

/// <summary>One service interface.</summary>
/// <param name="Name">How C# spells the interface.</param>
/// <param name="WireName">Name on the wire, with its package if it has one.</param>
/// <param name="Identifier">What the names of generated types begin with: <c>Catalog</c>.</param>
/// <param name="IsPublic">Whether other assemblies see it; otherwise it is internal.</param>
/// <param name="HasObsoleteParts">Whether generated code names something obsolete.</param>
/// <param name="Methods">Its methods, inherited ones first.</param>
public sealed record ServiceModel(
    TypeName Name,
    string WireName,
    string Identifier,
    bool IsPublic,
    bool HasObsoleteParts,
    EquatableArray<MethodModel> Methods);
