using Tern.Schema;

namespace Tern.Idl;

/// <summary>One IDL file after parsing: what it says, and not yet whether that makes sense. Compares by value.</summary>
/// <param name="Path">Its path with <c>/</c>.</param>
/// <param name="Includes">The files that it includes, as written.</param>
/// <param name="SyntaxErrors">What could not be read; the parser went on behind each.</param>
public abstract record IdlDocument(string Path, EquatableArray<IdlInclude> Includes, EquatableArray<ContractDiagnostic> SyntaxErrors);

/// <summary>One include or import line.</summary>
/// <param name="Path">Path as written.</param>
/// <param name="IsPublic">Whether who includes this file sees the included one too (Protobuf <c>import public</c>).</param>
/// <param name="Where">The path in the file.</param>
public sealed record IdlInclude(string Path, bool IsPublic, SourceSpan Where);
