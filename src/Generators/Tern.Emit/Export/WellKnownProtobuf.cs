namespace Tern.Emit.Export;

/// <summary>The messages of <c>google.protobuf</c>, which every compiler brings along.</summary>
internal static class WellKnownProtobuf
{
    private const string Package = "google.protobuf.";

    private static readonly Dictionary<string, string> s_files = new(StringComparer.Ordinal)
    {
        ["Any"] = "any",
        ["Duration"] = "duration",
        ["Empty"] = "empty",
        ["FieldMask"] = "field_mask",
        ["Timestamp"] = "timestamp",
        ["Struct"] = "struct",
        ["Value"] = "struct",
        ["ListValue"] = "struct",
        ["NullValue"] = "struct",
    };

    /// <summary>Whether a message or enum is one of them.</summary>
    public static bool Has(string fullName) => FileOf(fullName) is not null;

    /// <summary>The file that defines it; <see langword="null"/> if it is none of them.</summary>
    public static string? FileOf(string fullName)
    {
        if (!fullName.StartsWith(Package, StringComparison.Ordinal))
        {
            return null;
        }

        string name = fullName.Substring(Package.Length);
        string? file = s_files.TryGetValue(name, out string? known) ? known : name.EndsWith("Value", StringComparison.Ordinal) && name.IndexOf('.') < 0 ? "wrappers" : null;
        return file is null ? null : $"google/protobuf/{file}.proto";
    }
}
