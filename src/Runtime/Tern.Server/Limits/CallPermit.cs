namespace Tern;

/// <summary>What an <see cref="ICallLimiter"/> says to a call. The default value turns it down.</summary>
public readonly struct CallPermit
{
    private CallPermit(bool isGranted, IDisposable? lease, TimeSpan? pushback, string? reason)
    {
        IsGranted = isGranted;
        Lease = lease;
        Pushback = pushback;
        Reason = reason;
    }

    /// <summary>Whether the call may run.</summary>
    public bool IsGranted { get; }

    /// <summary>When the caller of what was turned down may try again; <see langword="null"/>: nobody knows; negative: it should not.</summary>
    public TimeSpan? Pushback { get; }

    /// <summary>Why the call was turned down, which its caller is told; <see langword="null"/>: nothing is said.</summary>
    public string? Reason { get; }

    internal IDisposable? Lease { get; }

    /// <summary>The call may run.</summary>
    /// <param name="lease">Disposed when the call has ended, a stream with its last message; must not throw. <see langword="null"/>: nobody needs to know.</param>
    public static CallPermit Granted(IDisposable? lease = null) => new(isGranted: true, lease, pushback: null, reason: null);

    /// <summary>The call is turned down with <see cref="RpcStatusCode.ResourceExhausted"/>.</summary>
    /// <param name="pushback">When its caller may try again (<see cref="RpcException.RetryPushback"/>); <see langword="null"/>: nobody knows.</param>
    /// <param name="reason">Why, for the caller; <see langword="null"/>: nothing is said.</param>
    public static CallPermit Refused(TimeSpan? pushback = null, string? reason = null) => new(isGranted: false, lease: null, pushback, reason);
}
