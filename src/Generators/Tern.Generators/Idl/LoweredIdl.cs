using Tern.Idl.CSharp;
using Tern.Schema;

namespace Tern.Generators.Idl;

/// <summary>What all IDL files of a project are in C#.</summary>
/// <param name="Files">The files that are compiled here.</param>
/// <param name="Compiled">What the assembly says about them to those that reference it.</param>
/// <param name="Duplicates">Files that a referenced assembly seems to have compiled from another text.</param>
/// <param name="Diagnostics">What is wrong with them.</param>
internal sealed record LoweredIdl(
    EquatableArray<LoweredFile> Files,
    EquatableArray<CompiledIdl> Compiled,
    EquatableArray<DuplicateIdl> Duplicates,
    EquatableArray<ContractDiagnostic> Diagnostics);

/// <summary>A file that is compiled here, and whose name and namespace another assembly has compiled already.</summary>
/// <param name="Where">The file.</param>
/// <param name="File">Its path, relative to the project.</param>
/// <param name="Assembly">The other assembly.</param>
/// <param name="Types">Full names of the types that are declared here.</param>
internal sealed record DuplicateIdl(SourceSpan Where, string File, string Assembly, EquatableArray<string> Types);
