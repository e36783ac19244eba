namespace Tern.Server;

/// <summary>What access options say about one method, ready for use; there is none where nothing can reject its calls. Thread-safe.</summary>
internal sealed class AccessPolicy
{
    private const string Health = "grpc.health.v1.Health";

    private readonly AccessRule[] _rules;
    private readonly RpcAccessCheck[] _checks;
    private readonly Random _random;
    private readonly double _rejectedShare;
    private readonly bool _allowsByDefault;

    private AccessPolicy(RpcAccessOptions options, AccessRule[] rules, bool allowsByDefault)
    {
        _rules = rules;
        _checks = [.. options.Checks];
        _random = options.Random;
        _rejectedShare = options.RejectedShare;
        _allowsByDefault = allowsByDefault;
    }

    /// <summary>The policy for a method; <see langword="null"/> if its calls are never rejected.</summary>
    public static AccessPolicy? For(RpcMethod method, RpcAccessOptions options)
    {
        AccessRule[] rules = [.. options.Rules.Where(rule => rule.IsFor(method)).Select(static rule => new AccessRule(rule, heedsMethod: false))];

        // Whoever asks whether a server lives must not be told that it does not, unless somebody wants it so.
        if (method.Service == Health && !rules.Any(static rule => rule.NamesMethods))
        {
            return null;
        }

        return IsNeeded(options, rules) ? new AccessPolicy(options, rules, options.AllowByDefault) : null;
    }

    /// <summary>The policy for methods that are not known before they are called.</summary>
    public static AccessPolicy? ForAny(RpcAccessOptions options)
    {
        AccessRule[] rules = [.. options.Rules.Select(static rule => new AccessRule(rule, heedsMethod: true))];
        return IsNeeded(options, rules) ? new AccessPolicy(options, rules, options.AllowByDefault) : null;
    }

    /// <summary>Looks whether a call is rejected.</summary>
    /// <param name="method">The method.</param>
    /// <param name="context">What surrounds the call.</param>
    /// <param name="caller">Name of the caller; <see langword="null"/>: what its peer states.</param>
    /// <returns>The failure of the call, or <see langword="null"/>.</returns>
    public RpcException? Check(RpcMethod method, CallContext context, string? caller = null)
    {
        if (_rejectedShare > 0 && _random.NextDouble() < _rejectedShare)
        {
            return Rejected(method, "a share of the calls is turned away");
        }

        AccessRule? decides = null;
        foreach (AccessRule rule in _rules)
        {
            if (rule.Fits(method, context, caller))
            {
                decides = rule;
                break;
            }
        }

        if (!(decides?.Allows ?? _allowsByDefault))
        {
            return Rejected(method, decides?.Reason);
        }

        foreach (RpcAccessCheck check in _checks)
        {
            try
            {
                if (check(method, context) is { } reason)
                {
                    return Rejected(method, reason);
                }
            }
            catch (Exception exception)
            {
                // Nobody knows then whether the call may be made, so it is not.
                return new RpcException(RpcStatusCode.Internal, $"Nobody can say whether {method.FullName} may be called: a check of the access rules failed.", exception) { Method = method.FullName };
            }
        }

        return null;
    }

    private static bool IsNeeded(RpcAccessOptions options, AccessRule[] rules) =>
        options.RejectedShare > 0 || options.Checks.Count > 0 || !options.AllowByDefault || rules.Any(static rule => !rule.Allows);

    private static RpcException Rejected(RpcMethod method, string? reason) =>
        new(RpcStatusCode.PermissionDenied, $"request forbidden: {method.FullName} may not be called{(string.IsNullOrEmpty(reason) ? "" : $", {reason}")}.") { Method = method.FullName };
}
