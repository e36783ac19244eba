namespace Tern.Governance;

/// <summary>A policy that a caller has set for its own calls, over that of the method. Thread-safe.</summary>
internal sealed class CallOverride(MethodPolicyOptions options)
{
    private volatile Made? _made;

    /// <summary>The policy for a call; made once for a method, for callers that use a context again.</summary>
    public CallPolicy Over(CallPolicy policy, TimeProvider timeProvider)
    {
        if (_made is { } made && ReferenceEquals(made.Base, policy))
        {
            return made.Result;
        }

        // The breaker is the method's: one call has none of its own.
        MethodPolicyOptions merged = options.Over(policy.Options);
        merged.Breaker = policy.Options.Breaker;
        var result = new CallPolicy(policy.Method, merged, policy.Access, timeProvider, static _ => { }, policy.Budget, policy);
        _made = new Made(policy, result);
        return result;
    }

    private sealed record Made(CallPolicy Base, CallPolicy Result);
}
