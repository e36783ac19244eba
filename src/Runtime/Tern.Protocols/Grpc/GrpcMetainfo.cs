using System.Buffers;
using System.Diagnostics.CodeAnalysis;

namespace Tern.Protocols;

/// <summary>Names of metainfo in HTTP/2 headers. Source: bytedance gopkg <c>cloud/metainfo/http.go</c>.</summary>
/// <remarks>Names lose their case on the way: <c>_</c> becomes <c>-</c> and letters small; back, <c>-</c> becomes <c>_</c> and letters large. Values of one hop stay there.</remarks>
internal static class GrpcMetainfo
{
    public const string TransientPrefix = "rpc-transit-";
    public const string PersistentPrefix = "rpc-persist-";

    private static readonly SearchValues<char> s_legal = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-!#$%&'*+.^`|~");

    /// <summary>The header's name of a key; <see langword="false"/> if it cannot be one, or the value none of a header: Kitex leaves those out.</summary>
    public static bool TryGetName(string prefix, string key, string value, [NotNullWhen(true)] out string? name)
    {
        name = null;
        if (key.AsSpan().ContainsAnyExcept(s_legal) || HasControl(value))
        {
            return false;
        }

        name = prefix + key.Replace('_', '-').ToLowerInvariant();
        return true;
    }

    /// <summary>The key that a header's name stands for; <see langword="null"/> if the name has not this prefix.</summary>
    public static string? KeyOf(string prefix, ReadOnlySpan<char> name) =>
        name.Length > prefix.Length && name.StartsWith(prefix, StringComparison.Ordinal)
            ? name[prefix.Length..].ToString().Replace('-', '_').ToUpperInvariant()
            : null;

    private static bool HasControl(string value)
    {
        foreach (char character in value)
        {
            if (char.IsControl(character) && character != '\t')
            {
                return true;
            }
        }

        return false;
    }
}
