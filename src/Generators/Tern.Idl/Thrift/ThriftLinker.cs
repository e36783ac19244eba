using Tern.Schema.Idl;

namespace Tern.Idl.Thrift;

/// <summary>Resolves names between <c>.thrift</c> files and checks what they say.</summary>
internal static class ThriftLinker
{
    public static IdlSchema Link(IReadOnlyList<ThriftDocument> documents, IdlOptions options, CancellationToken cancellationToken)
        => new(default, default);
}
