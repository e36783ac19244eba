namespace Tern.Governance;

/// <summary>Holds policies against the methods they are for, by the rules and ids of the analyzers that judge policies in code.</summary>
internal static class PolicyCheck
{
    /// <summary>Checks what is said of methods by name and of all methods.</summary>
    /// <param name="said">The policies as they were said, without what other sources add.</param>
    /// <param name="methods">The methods of a client.</param>
    /// <exception cref="ArgumentException">A policy would repeat what must not be repeated, or can do nothing. The message begins with the id of the rule.</exception>
    public static void CheckTargets(GovernanceOptions said, IReadOnlyList<RpcMethod> methods)
    {
        var uncovered = new List<string>();
        foreach (RpcMethod method in methods)
        {
            (string? key, MethodPolicyOptions? own) = OwnOf(said, method);
            if (own is not null)
            {
                CheckOwn($"Methods[{key}]", own, method);
            }

            if (method is { Kind: MethodKind.Unary, IsIdempotent: false }
                && ((own?.Retry is null && RepeatsSent(said.AllMethods.Retry)) || (own?.Backup is null && said.AllMethods.Backup is not null)))
            {
                uncovered.Add(method.FullName);
            }
        }

        if (uncovered.Count > 0)
        {
            string part = RepeatsSent(said.AllMethods.Retry) ? "Retry" : "Backup";
            throw new ArgumentException(
                $"TERN2002: {part} is set for all methods, and {string.Join(", ", uncovered)} {(uncovered.Count == 1 ? "is" : "are")} not [Idempotent]: once sent they are never sent again. "
                + "Name the methods that may be repeated, set Retry:On to NotSent, or give each of the others an entry with Retry false.");
        }
    }

    /// <summary>Checks that the time of a call leaves room for its attempts.</summary>
    /// <param name="policy">The policy of the method, all that it leaves open filled in.</param>
    /// <param name="method">The method.</param>
    /// <param name="channelTimeout">Time of a call where the policy says none; <see langword="null"/> if the channel has none either.</param>
    /// <exception cref="ArgumentException">The last attempt can never begin. The message begins with the id of the rule.</exception>
    public static void CheckRoom(MethodPolicyOptions policy, RpcMethod method, TimeSpan? channelTimeout)
    {
        if (method.Kind != MethodKind.Unary || policy.Retry is not { MaxRetries: > 0 } retry)
        {
            return;
        }

        TimeSpan least = Pauses.LeastBefore(retry);
        string attempts = "";
        if ((retry.On & RetryReasons.Timeout) != 0 && policy.AttemptTimeout is { } attempt && method.IsIdempotent)
        {
            least += attempt * retry.MaxRetries;
            attempts = $" when each takes its AttemptTimeout of {attempt}";
        }

        (string Name, TimeSpan Time)? bound = (policy.Timeout ?? channelTimeout) is { } call && least >= call ? ("Timeout", call)
            : retry.MaxDuration is { } duration && least >= duration ? ("Retry:MaxDuration", duration)
            : null;
        if (bound is { } tight)
        {
            throw new ArgumentException(
                $"TERN2016: the last of the {retry.MaxRetries + 1} attempts at {method.FullName} can begin after {least} at the earliest{attempts}, and {tight.Name} is {tight.Time}. "
                + $"Raise {tight.Name}, or lower Retry:MaxRetries or the pauses.");
        }
    }

    /// <summary>Whether retries of a method go on along a chain of calls, where those of a caller multiply with them.</summary>
    public static bool IsNested(MethodPolicyOptions policy, RpcMethod method) =>
        method is { Kind: MethodKind.Unary, IsIdempotent: true } && policy.Retry is { StopsChains: false } retry && RepeatsSent(retry);

    private static void CheckOwn(string path, MethodPolicyOptions own, RpcMethod method)
    {
        string? part = own.Retry is { MaxRetries: > 0 } ? "Retry" : own.Backup is not null ? "Backup" : null;
        if (part is not null && method.Kind != MethodKind.Unary)
        {
            throw new ArgumentException(
                $"TERN2004: {path}.{part} has no effect on {method.FullName}, which is {(method.Kind == MethodKind.OneWay ? "one-way: nobody waits for its answer" : "a stream: it is never repeated once it is open")}. Leave it out.");
        }

        if (method is { Kind: MethodKind.Unary, IsIdempotent: false } && (RepeatsSent(own.Retry) || own.Backup is not null))
        {
            throw new ArgumentException(
                $"TERN2001: {path}.{(RepeatsSent(own.Retry) ? "Retry" : "Backup")} would repeat {method.FullName}, which is not [Idempotent]: once sent it is never sent again. "
                + "Mark the method if calling it twice has the effect of calling it once, set Retry:On to NotSent, or leave it out.");
        }
    }

    private static (string? Key, MethodPolicyOptions? Policy) OwnOf(GovernanceOptions options, RpcMethod method) =>
        options.Methods.TryGetValue(method.FullName, out MethodPolicyOptions? own) ? (method.FullName, own)
        : options.Methods.TryGetValue(method.Name, out own) ? (method.Name, own)
        : (null, null);

    private static bool RepeatsSent(RetryOptions? retry) =>
        retry is { MaxRetries: > 0 } && ((retry.On & ~RetryReasons.NotSent) != 0 || retry.OnError is not null || retry.OnResult is not null);
}
