using System.Runtime.CompilerServices;
using System.Security.Cryptography.X509Certificates;

namespace Tern.Server;

/// <summary>A rule as it is asked: a copy that nobody changes. Thread-safe.</summary>
internal sealed class AccessRule
{
    // Names are read out of a certificate once; as many are kept as there are connections with certificates.
    private static readonly ConditionalWeakTable<X509Certificate2, string> s_commonNames = [];

    private readonly RpcAccessRule? _methods;
    private readonly string[] _callers;
    private readonly string[] _certificates;
    private readonly Entry[] _metadata;

    /// <param name="rule">The rule.</param>
    /// <param name="heedsMethod">Whether it must be asked about the method; otherwise it is known to fit.</param>
    public AccessRule(RpcAccessRule rule, bool heedsMethod)
    {
        _methods = heedsMethod && rule.Methods.Count > 0 ? Copy(rule) : null;
        _callers = [.. rule.Callers.Where(static caller => !caller.StartsWith(RpcAccessRule.CertificatePrefix, StringComparison.Ordinal))];
        _certificates =
        [
            .. rule.Callers
                .Where(static caller => caller.StartsWith(RpcAccessRule.CertificatePrefix, StringComparison.Ordinal))
                .Select(static caller => caller[RpcAccessRule.CertificatePrefix.Length..]),
        ];
        _metadata = [.. rule.Metadata.Select(static entry => new Entry(entry.Key, entry.Key.Replace('-', '_').ToUpperInvariant(), entry.Value))];
        Allows = rule.Allow;
        Reason = rule.Reason;
        NamesMethods = rule.Methods.Any(static method => method != RpcAccessRule.Any);
    }

    public bool Allows { get; }

    public string? Reason { get; }

    /// <summary>Whether it is about certain methods.</summary>
    public bool NamesMethods { get; }

    public bool Fits(RpcMethod method, CallContext context, string? caller) =>
        _methods?.IsFor(method) != false
        && ((_callers.Length == 0 && _certificates.Length == 0) || IsOf(caller ?? context.Peer?.Service) || IsOf(context.Peer?.Certificate))
        && HasMetadata(context);

    private static RpcAccessRule Copy(RpcAccessRule rule)
    {
        var copy = new RpcAccessRule();
        foreach (string method in rule.Methods)
        {
            copy.Methods.Add(method);
        }

        return copy;
    }

    private bool IsOf(string? caller)
    {
        if (!string.IsNullOrEmpty(caller))
        {
            foreach (string name in _callers)
            {
                if (name == RpcAccessRule.Any || name == caller)
                {
                    return true;
                }
            }
        }

        return false;
    }

    private bool IsOf(X509Certificate2? certificate)
    {
        if (certificate is not null)
        {
            foreach (string name in _certificates)
            {
                if (name == RpcAccessRule.Any || CommonNameOf(certificate) == name || certificate.MatchesHostname(name, allowWildcards: false, allowCommonName: false))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static string CommonNameOf(X509Certificate2 certificate) =>
        s_commonNames.GetValue(certificate, static certificate => certificate.GetNameInfo(X509NameType.SimpleName, forIssuer: false));

    private bool HasMetadata(CallContext context)
    {
        foreach (Entry entry in _metadata)
        {
            string? value = entry.In(context.PersistentOrNull) ?? entry.In(context.TransientOrNull) ?? context.RequestHeadersOrNull?[entry.Key];
            if (value is null || (entry.Wanted != RpcAccessRule.Any && entry.Wanted != value))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Metadata that a call must have.</summary>
    /// <param name="Key">Its name.</param>
    /// <param name="Capitals">The name as it arrives over gRPC, whose headers know no case.</param>
    /// <param name="Wanted">Its value, or any.</param>
    private readonly record struct Entry(string Key, string Capitals, string Wanted)
    {
        public string? In(RpcMetadata? metadata) => metadata is null ? null : metadata[Key] ?? metadata[Capitals];
    }
}
