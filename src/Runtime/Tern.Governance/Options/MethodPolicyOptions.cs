using Tern.Transport;

namespace Tern;

/// <summary>What governs the calls of a method. What is <see langword="null"/> here is taken from the policy for all methods.</summary>
public sealed class MethodPolicyOptions
{
    /// <summary>Time of the whole call, with all attempts and pauses; a time that the caller sets in <see cref="CallContext.Timeout"/> goes before it.</summary>
    /// <value><see langword="null"/> by default: the timeout of the channel.</value>
    public TimeSpan? Timeout { get; set; }

    /// <summary>Time of one attempt.</summary>
    /// <value><see langword="null"/> by default: what is left of the call.</value>
    public TimeSpan? AttemptTimeout { get; set; }

    /// <summary>Time that an attempt waits for a connection to its instance to be opened; then it was not sent, and goes to another one. The opening goes on for other calls.</summary>
    /// <value><see langword="null"/> by default: <see cref="ClientTransportOptions.ConnectTimeout"/> of the channel, which no method can exceed. 1 millisecond to 1 day.</value>
    public TimeSpan? ConnectTimeout { get; set; }

    /// <summary>Time that a caller waits for one message of a stream of replies; a time that it sets in <see cref="CallContext.ReceiveTimeout"/> goes before it.</summary>
    /// <value><see langword="null"/> by default: <see cref="RpcChannelOptions.ReceiveTimeout"/>. 1 millisecond to 1 day.</value>
    public TimeSpan? ReceiveTimeout { get; set; }

    /// <summary>Attempts after a failure.</summary>
    /// <value><see langword="null"/> by default: what was sent is not repeated.</value>
    public RetryOptions? Retry { get; set; }

    /// <summary>Attempts after silence.</summary>
    /// <value><see langword="null"/> by default: none.</value>
    public BackupOptions? Backup { get; set; }

    /// <summary>The breaker of the method.</summary>
    /// <value><see langword="null"/> by default: none.</value>
    public BreakerOptions? Breaker { get; set; }

    /// <summary>What answers in place of a call that failed, or whose answer will not do.</summary>
    /// <value><see langword="null"/> by default: nothing.</value>
    public RpcFallback? Fallback { get; set; }

    internal void Validate(string path)
    {
        CheckTime(Timeout, $"{path}.{nameof(Timeout)}");
        CheckTime(ReceiveTimeout, $"{path}.{nameof(ReceiveTimeout)}");
        CheckTime(ConnectTimeout, $"{path}.{nameof(ConnectTimeout)}");
        CheckTime(AttemptTimeout, $"{path}.{nameof(AttemptTimeout)}");
        Retry?.Validate($"{path}.{nameof(Retry)}");
        Backup?.Validate($"{path}.{nameof(Backup)}");
        Breaker?.Validate($"{path}.{nameof(Breaker)}");
        if (AttemptTimeout > Timeout)
        {
            throw new ArgumentException($"{path}.AttemptTimeout is {AttemptTimeout} and {path}.Timeout is {Timeout}; an attempt cannot take longer than its call.", nameof(AttemptTimeout));
        }
    }

    private static void CheckTime(TimeSpan? time, string path)
    {
        if (time is { } set)
        {
            OptionRange.Check(set, TimeSpan.FromMilliseconds(1), TimeSpan.FromDays(1), path);
        }
    }

    internal MethodPolicyOptions WithoutWhatProxiesDo() => new() { Timeout = Timeout, AttemptTimeout = AttemptTimeout, ConnectTimeout = ConnectTimeout, ReceiveTimeout = ReceiveTimeout, Fallback = Fallback };

    /// <summary>All values that configuration can change, as text.</summary>
    internal IEnumerable<(string Name, string? Value)> Values()
    {
        yield return (nameof(Timeout), Timeout?.ToString());
        yield return (nameof(AttemptTimeout), AttemptTimeout?.ToString());
        yield return (nameof(ConnectTimeout), ConnectTimeout?.ToString());
        yield return (nameof(ReceiveTimeout), ReceiveTimeout?.ToString());
        yield return (nameof(Retry), Retry?.Fingerprint());
        yield return (nameof(Backup), Backup?.Fingerprint());
        yield return (nameof(Breaker), Breaker?.Fingerprint());
    }

    /// <summary>This policy, with what it leaves open taken from another.</summary>
    internal MethodPolicyOptions Over(MethodPolicyOptions other) => new()
    {
        Timeout = Timeout ?? other.Timeout,
        AttemptTimeout = AttemptTimeout ?? other.AttemptTimeout,
        ConnectTimeout = ConnectTimeout ?? other.ConnectTimeout,
        ReceiveTimeout = ReceiveTimeout ?? other.ReceiveTimeout,
        Retry = Retry ?? other.Retry,
        Backup = Backup ?? other.Backup,
        Breaker = Breaker ?? other.Breaker,
        Fallback = Fallback ?? other.Fallback,
    };
}

/// <summary>Answers in place of a call.</summary>
/// <param name="invocation">The call; <see cref="RpcInvocation.HasReply"/> tells whether it has an answer. <see cref="RpcInvocation.SetReply{T}(T)"/> makes the call succeed.</param>
/// <param name="error">Its failure; <see langword="null"/> if it succeeded.</param>
/// <returns><see langword="true"/> if the fallback answered; otherwise the call ends as it did.</returns>
/// <remarks>An exception that it throws replaces the failure.</remarks>
public delegate ValueTask<bool> RpcFallback(RpcInvocation invocation, Exception? error);
