using Microsoft.Extensions.Logging;

namespace Tern.Governance.Balancing;

/// <summary>Compares the instances of a service and ejects for a while those that do worse. Thread-safe. Source of the rules: Envoy's outlier detection.</summary>
internal sealed class OutlierWatch
{
    private readonly TimeProvider _timeProvider;
    private readonly ServiceTarget _target;
    private readonly ILogger _log;
    private readonly Lock _gate = new();
    private readonly long _interval;
    private InstanceHealth[] _instances = [];
    private long _nextCheck;

    public OutlierWatch(OutlierOptions options, TimeProvider timeProvider, ServiceTarget target, ILogger log)
    {
        Options = options;
        _timeProvider = timeProvider;
        _target = target;
        _log = log;
        _interval = Ticks(options.Interval);
        _nextCheck = Now + _interval;
    }

    public OutlierOptions Options { get; }

    public long Now => _timeProvider.GetTimestamp();

    /// <summary>The instances that there are now.</summary>
    public void Follow(IEnumerable<InstanceHealth> instances)
    {
        lock (_gate)
        {
            _instances = [.. instances];
        }
    }

    /// <summary>Ejects an instance, unless too many are out already.</summary>
    public void TryEject(InstanceHealth instance, string reason, long now)
    {
        TimeSpan time;
        lock (_gate)
        {
            int ejected = _instances.Count(static one => !one.IsIn);
            int most = Math.Max(1, _instances.Length * Options.MaxEjectedPercent / 100);
            if (!instance.IsIn || _instances.Length < 2)
            {
                return;
            }

            if (ejected >= most && !TryLetIn(now))
            {
                return;
            }

            instance.Ejections++;
            TimeSpan grown = Options.BaseEjectionTime * Math.Min(instance.Ejections, 1_000);
            time = grown < Options.MaxEjectionTime ? grown : Options.MaxEjectionTime;
            instance.Eject(now, now + Ticks(time));
        }

        GovernanceLog.InstanceEjected(_log, instance.Address, _target, time, reason);
    }

    // What is known of a sick instance is newer than what is known of the one that has been out for longest, which may be well by now. That one
    // has been out for a while, so that instances which are all sick do not take turns with each error.
    private bool TryLetIn(long now)
    {
        InstanceHealth? longest = _instances.Where(static one => !one.IsIn).MinBy(static one => one.EjectedAt);
        if (longest is null || now - longest.EjectedAt < _interval)
        {
            return false;
        }

        longest.LetIn();
        return true;
    }

    /// <summary>Compares the rates of success when the time for it has come.</summary>
    public void CheckRates(long now)
    {
        long due = Volatile.Read(ref _nextCheck);
        if (now >= due && Interlocked.CompareExchange(ref _nextCheck, now + _interval, due) == due)
        {
            Compare(now);
        }
    }

    public void OnReturned(InstanceHealth instance) => GovernanceLog.InstanceReturned(_log, instance.Address, _target);

    private void Compare(long now)
    {
        InstanceHealth[] instances;
        lock (_gate)
        {
            instances = _instances;
        }

        var rates = new List<(InstanceHealth Instance, double Rate)>(instances.Length);
        foreach (InstanceHealth instance in instances)
        {
            (int successes, int failures) = instance.TakeCounts();
            if (successes + failures >= Options.MinRequests)
            {
                rates.Add((instance, (double)successes / (successes + failures)));
            }

            // Well for a whole interval: what was before is forgiven step by step.
            if (failures == 0 && successes > 0 && instance.Ejections > 0)
            {
                instance.Ejections--;
            }
        }

        if (rates.Count < Options.MinInstances)
        {
            return;
        }

        double mean = rates.Average(static entry => entry.Rate);
        double deviation = Math.Sqrt(rates.Average(entry => (entry.Rate - mean) * (entry.Rate - mean)));
        double lowest = mean - (Options.DeviationFactor * deviation);
        foreach ((InstanceHealth instance, double rate) in rates)
        {
            if (rate < lowest)
            {
                TryEject(instance, $"{rate:P1} of its calls succeed, {mean:P1} of those of all", now);
            }
        }
    }

    private long Ticks(TimeSpan time) => (long)(time.TotalSeconds * _timeProvider.TimestampFrequency);
}
