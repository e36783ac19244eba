using Tern.Server;

namespace Tern;

/// <summary>Allows or rejects the calls that it fits. What it leaves empty fits every call; all that it names must fit. Not thread-safe.</summary>
public sealed class RpcAccessRule
{
    /// <summary>Fits any value that is there.</summary>
    public const string Any = "*";

    /// <summary>What begins an entry of <see cref="Callers"/> that is the name in a certificate.</summary>
    public const string CertificatePrefix = "certificate:";

    /// <summary>Whether the calls that it fits are allowed.</summary>
    /// <value><see langword="false"/> by default: they are rejected.</value>
    public bool Allow { get; set; }

    /// <summary>Methods: <c>shop.Catalog/Place</c>, <c>Place</c> of every service, <c>shop.Catalog/*</c>.</summary>
    /// <value>Empty by default: every method.</value>
    public IList<string> Methods { get; } = [];

    /// <summary>Callers: the name of a service as the caller states it (TTHeader), or <c>certificate:name</c>, a DNS name or the common name in the client certificate that TLS has verified; <c>*</c> is every caller that states a name.</summary>
    /// <value>Empty by default: every caller.</value>
    /// <remarks>Whoever calls chooses the name that it states: it keeps mistakes out. What must keep attackers out goes by certificate.</remarks>
    public IList<string> Callers { get; } = [];

    /// <summary>Metadata that the call must have, persistent or transient, or over gRPC as a header; <c>*</c> is any value.</summary>
    /// <value>Empty by default: whatever metadata there is.</value>
    public IDictionary<string, string> Metadata { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>What a rejected caller is told beyond that it is rejected.</summary>
    /// <value><see langword="null"/> by default: nothing.</value>
    public string? Reason { get; set; }

    internal string Fingerprint() =>
        $"{(Allow ? "allow" : "reject")} {string.Join(',', Methods)} of {string.Join(',', Callers)} with {string.Join(',', Metadata.OrderBy(static entry => entry.Key, StringComparer.Ordinal).Select(static entry => $"{entry.Key}={entry.Value}"))} ({Reason})";

    internal void Validate(string path)
    {
        if (Methods.Any(string.IsNullOrEmpty))
        {
            throw new ArgumentException($"An entry of {path}.{nameof(Methods)} is empty; write a method, service/method or service/*.", nameof(Methods));
        }

        if (Callers.Any(static caller => string.IsNullOrEmpty(caller) || caller == CertificatePrefix))
        {
            throw new ArgumentException($"An entry of {path}.{nameof(Callers)} is empty; write the name of a service, or {CertificatePrefix}name.", nameof(Callers));
        }
    }

    /// <summary>Whether a pattern of <see cref="Methods"/> fits a method.</summary>
    internal static bool IsFor(string pattern, RpcMethod method) =>
        pattern == Any
        || pattern == method.FullName
        || pattern == method.Name
        || (pattern.EndsWith("/*", StringComparison.Ordinal) && pattern.AsSpan(0, pattern.Length - 2).SequenceEqual(method.Service));

    internal bool IsFor(RpcMethod method)
    {
        for (int i = 0; i < Methods.Count; i++)
        {
            if (IsFor(Methods[i], method))
            {
                return true;
            }
        }

        return Methods.Count == 0;
    }
}
