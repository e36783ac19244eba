using System.Text;
using Tern.Idl.Protobuf.Parsing;

namespace Tern.Idl.Protobuf.WellKnown;

/// <summary>The files that every Protobuf compiler brings along, so that an import of one finds it without the user having it. They stand beside this file and are resources of the assembly.</summary>
internal static class WellKnownFiles
{
    /// <summary>Path of the file whose messages hold all options.</summary>
    public const string Descriptor = "google/protobuf/descriptor.proto";

    private static readonly Dictionary<string, Lazy<ProtobufDocument>> s_files = FindFiles();

    /// <summary>Paths of all of them.</summary>
    public static IEnumerable<string> Paths => s_files.Keys;

    /// <summary>A file by the path of an import; <see langword="null"/> if none is brought along.</summary>
    public static ProtobufDocument? Find(string path) => s_files.TryGetValue(path, out Lazy<ProtobufDocument>? file) ? file.Value : null;

    /// <summary>The file whose messages hold all options.</summary>
    public static ProtobufDocument ReadDescriptor() => s_files[Descriptor].Value;

    private static Dictionary<string, Lazy<ProtobufDocument>> FindFiles()
        => typeof(WellKnownFiles).Assembly.GetManifestResourceNames()
            .Where(name => name.EndsWith(".proto", StringComparison.Ordinal))
            .ToDictionary(name => name, name => new Lazy<ProtobufDocument>(() => Read(name)), StringComparer.Ordinal);

    private static ProtobufDocument Read(string name)
    {
        using Stream stream = typeof(WellKnownFiles).Assembly.GetManifestResourceStream(name)!;
        using StreamReader reader = new(stream, Encoding.UTF8);
        return ProtobufParser.Parse(name, reader.ReadToEnd(), CancellationToken.None);
    }
}
