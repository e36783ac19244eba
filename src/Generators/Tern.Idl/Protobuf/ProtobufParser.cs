namespace Tern.Idl.Protobuf;

/// <summary>Reads <c>.proto</c> files.</summary>
internal static class ProtobufParser
{
    public static ProtobufDocument Parse(string path, string text, CancellationToken cancellationToken)
        => new(path, default, default);
}
