using Tern.Schema;
using Tern.Schema.Declarations;

namespace Tern.Idl.CSharp;

/// <summary>The C# of linked IDL files. Values only; places in the IDL stand in diagnostics and, as lines, in the heads of declarations.</summary>
/// <param name="Files">The files that have types of their own, in the order in which they were given.</param>
/// <param name="Diagnostics">What cannot be said in C# as the IDL says it.</param>
public sealed record LoweredSchema(EquatableArray<LoweredFile> Files, EquatableArray<ContractDiagnostic> Diagnostics);

/// <summary>The C# of one IDL file.</summary>
/// <param name="Path">Path of the file.</param>
/// <param name="Namespace">Namespace of its types.</param>
/// <param name="Declarations">Its types in the order of the IDL: messages and unions, enums, services, constants.</param>
public sealed record LoweredFile(string Path, string Namespace, EquatableArray<TypeDeclaration> Declarations);
