using Tern.Idl.Protobuf.Syntax;
using Tern.Schema;

namespace Tern.Idl.Protobuf;

/// <summary>A parsed <c>.proto</c> file.</summary>
public sealed record ProtobufDocument(string Path, EquatableArray<IdlInclude> Includes, EquatableArray<ContractDiagnostic> SyntaxErrors)
    : IdlDocument(Path, Includes, SyntaxErrors)
{
    /// <summary>What the file says.</summary>
    internal ProtoFile File { get; init; } = ProtoFile.Empty;
}
