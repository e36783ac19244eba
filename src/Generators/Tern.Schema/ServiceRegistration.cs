namespace Tern.Schema;

/// <summary>A service that its assembly makes known when it is loaded.</summary>
/// <param name="Service">How C# spells the interface.</param>
/// <param name="Contract">The generated contract.</param>
/// <param name="IsObsolete">Whether the interface is obsolete.</param>
public sealed record ServiceRegistration(TypeName Service, TypeName Contract, bool IsObsolete);
