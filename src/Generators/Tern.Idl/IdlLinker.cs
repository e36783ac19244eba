using Tern.Idl.Protobuf;
using Tern.Idl.Thrift;
using Tern.Schema;
using Tern.Schema.Idl;

namespace Tern.Idl;

/// <summary>Resolves names between parsed files and checks what they say. Safe for concurrent use.</summary>
public static class IdlLinker
{
    /// <summary>Links files. An include is looked for among the documents only; nothing is read from disk.</summary>
    /// <param name="documents">Parsed files; files that only serve as includes too.</param>
    /// <param name="options">How includes are found.</param>
    /// <param name="cancellationToken">Ends linking early.</param>
    public static IdlSchema Link(IReadOnlyList<IdlDocument> documents, IdlOptions options, CancellationToken cancellationToken = default)
    {
        IdlSchema thrift = ThriftLinker.Link([.. documents.OfType<ThriftDocument>()], options, cancellationToken);
        IdlSchema protobuf = ProtobufLinker.Link([.. documents.OfType<ProtobufDocument>()], options, cancellationToken);
        return new(
            thrift.Files.Concat(protobuf.Files).ToEquatableArray(),
            thrift.Diagnostics.Concat(protobuf.Diagnostics).ToEquatableArray());
    }
}
