using Tern.Schema;

namespace Tern.Idl.Thrift;

/// <summary>A parsed <c>.thrift</c> file.</summary>
public sealed record ThriftDocument(string Path, EquatableArray<IdlInclude> Includes, EquatableArray<ContractDiagnostic> SyntaxErrors)
    : IdlDocument(Path, Includes, SyntaxErrors);
