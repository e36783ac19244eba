namespace Tern.Schema;

/// <summary>Something that is wrong with a contract.</summary>
/// <param name="Id">Rule: <c>TERN0011</c>.</param>
/// <param name="Where">Where it is; <see langword="null"/> if it has no place in a source file.</param>
/// <param name="Arguments">What the rule's message is filled with.</param>
public sealed record ContractDiagnostic(string Id, SourceSpan? Where, EquatableArray<string> Arguments);

/// <summary>A place in a source file, as values: a location object would keep the whole compilation alive.</summary>
/// <param name="File">Path of the file.</param>
/// <param name="Start">Offset of the first character.</param>
/// <param name="Length">Number of characters.</param>
/// <param name="StartLine">First line, from 0.</param>
/// <param name="StartColumn">First column, from 0.</param>
/// <param name="EndLine">Last line, from 0.</param>
/// <param name="EndColumn">Column after the last character, from 0.</param>
public sealed record SourceSpan(string File, int Start, int Length, int StartLine, int StartColumn, int EndLine, int EndColumn);
