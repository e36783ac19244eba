using System.Buffers;
using System.Collections.Frozen;
using System.Text;

namespace Tern.Protocols;

/// <summary>The encodings that one end knows, by name. Immutable and thread-safe.</summary>
internal sealed class GrpcCompression
{
    public const string Identity = "identity";

    private readonly FrozenDictionary<string, IRpcCompressor> _byName;

    public GrpcCompression(IEnumerable<IRpcCompressor> more)
    {
        var byName = new Dictionary<string, IRpcCompressor>(StringComparer.Ordinal);
        foreach (IRpcCompressor compressor in (IEnumerable<IRpcCompressor>)[new GzipCompressor(), new DeflateCompressor(), .. more])
        {
            byName[compressor.Name] = compressor;
        }

        _byName = byName.ToFrozenDictionary(StringComparer.Ordinal);
        AcceptEncoding = Encoding.ASCII.GetBytes(string.Join(',', byName.Keys.Order(StringComparer.Ordinal).Prepend(Identity)));
    }

    /// <summary>Those that every end of Tern knows.</summary>
    public static GrpcCompression BuiltIn { get; } = new([]);

    /// <summary>Value of the header <c>grpc-accept-encoding</c>.</summary>
    public byte[] AcceptEncoding { get; }

    /// <summary>Finds an encoding by its name; <see langword="null"/> for <c>identity</c> and for one that is not known.</summary>
    public IRpcCompressor? Find(string? name) => name is not null && _byName.TryGetValue(name, out IRpcCompressor? compressor) ? compressor : null;

    /// <inheritdoc cref="Find(string?)"/>
    public IRpcCompressor? Find(ReadOnlySpan<byte> name)
    {
        foreach (IRpcCompressor compressor in _byName.Values)
        {
            if (Ascii.Equals(name, compressor.Name))
            {
                return compressor;
            }
        }

        return null;
    }

    /// <summary>Whether a list of names in <c>grpc-accept-encoding</c> has this one.</summary>
    public static bool Accepts(ReadOnlySpan<byte> list, string name)
    {
        foreach (Range part in list.Split((byte)','))
        {
            if (Ascii.Equals(list[part].Trim((byte)' '), name))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Unpacks a message.</summary>
    /// <param name="compressor">The stream's encoding.</param>
    /// <param name="body">The packed message.</param>
    /// <param name="output">Receives the message.</param>
    /// <param name="maxBytes">Most bytes that the message may have when unpacked.</param>
    /// <exception cref="Serialization.WireFormatException">The message is larger, or the bytes are no packed message.</exception>
    public static void Decompress(IRpcCompressor compressor, in ReadOnlySequence<byte> body, MessageBuffer output, int maxBytes)
    {
        output.Begin(maxBytes);
        try
        {
            compressor.Decompress(body, output);
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException)
        {
            throw new Serialization.WireFormatException(
                Serialization.WireFormatError.InvalidData, $"a message that is to be packed with {compressor.Name} cannot be unpacked: {exception.Message}");
        }
    }
}
