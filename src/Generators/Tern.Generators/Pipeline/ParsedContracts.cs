using Microsoft.CodeAnalysis;
using Tern.Schema;

namespace Tern.Generators.Pipeline;

/// <summary>The contracts that a project declares in C#.</summary>
/// <param name="Messages">Messages.</param>
/// <param name="Exceptions">Declared exceptions.</param>
/// <param name="Unions">Unions.</param>
/// <param name="Services">Services.</param>
internal sealed record ParsedContracts(
    IncrementalValuesProvider<Parsed<MessageModel>> Messages,
    IncrementalValuesProvider<Parsed<MessageModel>> Exceptions,
    IncrementalValuesProvider<Parsed<UnionModel>> Unions,
    IncrementalValuesProvider<Parsed<ServiceModel>> Services);
