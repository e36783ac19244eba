using Tern.Idl.CSharp;
using Tern.Schema;

namespace Tern.Generators.Idl;

/// <summary>One <c>TernIdl</c> item of the project, as values.</summary>
/// <param name="Path">Path of the file with <c>/</c>, which the IDL readers know it by.</param>
/// <param name="OriginalPath">Its path as the compiler has it, for diagnostics.</param>
/// <param name="DisplayPath">Its path as generated code names it, relative to the project.</param>
/// <param name="Options">How its definitions look in C#.</param>
/// <param name="IncludeFolders">Folders in which includes are looked for.</param>
/// <param name="HasNegativeFieldIds">Whether its fields without ids are numbered downwards.</param>
/// <param name="Problems">What is wrong with its metadata.</param>
internal sealed record IdlItem(
    string Path,
    string OriginalPath,
    string DisplayPath,
    CSharpOptions Options,
    EquatableArray<string> IncludeFolders,
    bool HasNegativeFieldIds,
    EquatableArray<ContractDiagnostic> Problems);
