namespace Tern.Server;

/// <summary>Several limiters as one: each is asked when those before it have let the call in. Thread-safe.</summary>
internal sealed class LimiterChain(ICallLimiter[] limiters) : ICallLimiter
{
    /// <summary>One for all; <see langword="null"/> if there is none.</summary>
    public static ICallLimiter? Of(IReadOnlyList<ICallLimiter> limiters) => limiters.Count switch
    {
        0 => null,
        1 => limiters[0],
        _ => new LimiterChain([.. limiters]),
    };

    public async ValueTask<CallPermit> AcquireAsync(RpcMethod method, CallContext context)
    {
        var leases = new Leases();
        try
        {
            foreach (ICallLimiter limiter in limiters)
            {
                CallPermit permit = await limiter.AcquireAsync(method, context).ConfigureAwait(false);
                if (!permit.IsGranted)
                {
                    leases.Dispose();
                    return permit;
                }

                leases.Add(permit.Lease);
            }
        }
        catch
        {
            leases.Dispose();
            throw;
        }

        return CallPermit.Granted(leases);
    }

    private sealed class Leases : IDisposable
    {
        private readonly List<IDisposable> _all = [];

        public void Add(IDisposable? lease)
        {
            if (lease is not null)
            {
                _all.Add(lease);
            }
        }

        public void Dispose()
        {
            for (int i = _all.Count - 1; i >= 0; i--)
            {
                _all[i].Dispose();
            }
        }
    }
}
