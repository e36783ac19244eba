namespace Tern.Schema.Idl;

/// <summary>Linked IDL files and what is wrong with them.</summary>
/// <param name="Files">
/// Files in the order in which they were given, includes after those that include them. A definition with an error is left out, or has the part left out that is wrong; what stands here can be relied on.
/// </param>
/// <param name="Diagnostics">Errors, warnings and hints by file and place.</param>
public sealed record IdlSchema(EquatableArray<IdlFile> Files, EquatableArray<ContractDiagnostic> Diagnostics);
