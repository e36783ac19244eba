using System.Text.Json;

namespace Tern.Interop.Tests.Vectors;

/// <summary>The captured bytes beside this test: Kitex v0.16.3, client and server.</summary>
internal static class VectorSet
{
    private static readonly string s_folder = Path.Combine(AppContext.BaseDirectory, "Vectors", "Files");
    private static readonly JsonDocument s_manifest = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(s_folder, "manifest.json")));

    /// <summary>Every protocol that the manifest names.</summary>
    public static IReadOnlySet<string> Protocols { get; } = Entries().Select(entry => entry.GetProperty("protocol").GetString()!).ToHashSet();

    /// <summary>Protocols that this version of Tern speaks.</summary>
    public static IReadOnlySet<string> CoveredProtocols { get; } = new HashSet<string>
    {
        "buffered", "framed", "framed-conversation", "ttheader", "ttheader-framed", "ttheader-framed-mux",
    };

    public static IReadOnlyList<VectorFile> Files { get; } =
    [
        .. Entries()
            .Where(entry => CoveredProtocols.Contains(entry.GetProperty("protocol").GetString()!))
            .Select(entry => new VectorFile(entry, ReadHex(entry.GetProperty("file").GetString()!))),
    ];

    public static IReadOnlyList<VectorMessage> Messages { get; } = [.. Files.SelectMany(file => file.Messages)];

    private static IEnumerable<JsonElement> Entries() => s_manifest.RootElement.GetProperty("vectors").EnumerateArray();

    private static byte[] ReadHex(string name) => Convert.FromHexString(string.Concat(File.ReadLines(Path.Combine(s_folder, name))));
}
