using Tern.Schema.Idl;

namespace Tern.Idl.Protobuf;

/// <summary>Resolves names between <c>.proto</c> files and checks what they say.</summary>
internal static class ProtobufLinker
{
    public static IdlSchema Link(IReadOnlyList<ProtobufDocument> documents, IdlOptions options, CancellationToken cancellationToken)
        => new(default, default);
}
