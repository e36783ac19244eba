using Tern.Idl.Protobuf;
using Tern.Idl.Protobuf.Parsing;
using Tern.Idl.Thrift;

namespace Tern.Idl;

/// <summary>Reads one IDL file. Every text gives a document; what is wrong stands in its diagnostics. Safe for concurrent use.</summary>
public static class IdlParser
{
    /// <summary>Whether a file of this name can be read: <c>.thrift</c> or <c>.proto</c>.</summary>
    public static bool CanRead(string path)
        => path.EndsWith(".thrift", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".proto", StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads a file; the language follows from its extension.</summary>
    /// <param name="path">Path of the file, for diagnostics and includes.</param>
    /// <param name="text">What stands in it.</param>
    /// <param name="cancellationToken">Ends reading early.</param>
    /// <exception cref="ArgumentException">The extension is neither <c>.thrift</c> nor <c>.proto</c>.</exception>
    public static IdlDocument Parse(string path, string text, CancellationToken cancellationToken = default)
    {
        string normalized = IdlPath.Normalize(path);
        if (path.EndsWith(".thrift", StringComparison.OrdinalIgnoreCase))
        {
            return ThriftParser.Parse(normalized, text, cancellationToken);
        }

        return path.EndsWith(".proto", StringComparison.OrdinalIgnoreCase)
            ? ProtobufParser.Parse(normalized, text, cancellationToken)
            : throw new ArgumentException($"'{path}' is no IDL file: its name must end in .thrift or .proto.", nameof(path));
    }
}
