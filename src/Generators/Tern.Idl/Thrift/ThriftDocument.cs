using Tern.Schema;
using Tern.Schema.Idl;

namespace Tern.Idl.Thrift;

/// <summary>A parsed <c>.thrift</c> file: what it says, names not yet resolved. Holds values only.</summary>
/// <param name="Path">Its path with <c>/</c>.</param>
/// <param name="Includes">The files that it includes, as written.</param>
/// <param name="SyntaxErrors">What could not be read, and warnings about how things are written; the parser went on behind each.</param>
/// <param name="CppIncludes">Its <c>cpp_include</c> lines, which mean nothing to C#.</param>
/// <param name="Namespaces">Its namespaces.</param>
/// <param name="Definitions">Everything it defines, in the order of appearance.</param>
/// <param name="IsComplete">Whether each definition has at least its name; if not, nothing is concluded from names that are missing.</param>
/// <param name="Doc">Comment at the head of the file that belongs to no definition; <see langword="null"/> if there is none.</param>
public sealed record ThriftDocument(
    string Path,
    EquatableArray<IdlInclude> Includes,
    EquatableArray<ContractDiagnostic> SyntaxErrors,
    EquatableArray<string> CppIncludes,
    EquatableArray<ThriftNamespace> Namespaces,
    EquatableArray<ThriftDefinition> Definitions,
    bool IsComplete,
    string? Doc)
    : IdlDocument(Path, Includes, SyntaxErrors);

/// <summary>One <c>namespace</c> line.</summary>
/// <param name="Scope">Language, or <c>*</c>.</param>
/// <param name="Name">Namespace.</param>
/// <param name="Annotations">Its annotations.</param>
/// <param name="Where">The scope in the file.</param>
public sealed record ThriftNamespace(string Scope, string Name, EquatableArray<IdlAnnotation> Annotations, SourceSpan Where);
