namespace Tern.Protocols.Http2;

/// <summary>What is left of a budget against floods. The clock is looked at only when a burst is used up. Not thread-safe.</summary>
internal struct Http2Flood
{
    private readonly Http2Budget _budget;
    private readonly TimeProvider _time;
    private long _left;
    private long _since;

    public Http2Flood(Http2Budget budget, TimeProvider time)
    {
        _budget = budget;
        _time = time;
        _left = budget.Burst;
        _since = time.GetTimestamp();
    }

    /// <summary>Takes one frame from the budget; <see langword="false"/> if it is used up.</summary>
    public bool TrySpend()
    {
        if (_left > 0)
        {
            _left--;
            return true;
        }

        long now = _time.GetTimestamp();
        long back = (long)Math.Min(_time.GetElapsedTime(_since, now).TotalSeconds * _budget.PerSecond, _budget.Burst);
        if (back <= 0)
        {
            return false;
        }

        _since = now;
        _left = back - 1;
        return true;
    }

    /// <summary>Gives frames back that the peer has a reason for.</summary>
    public void Earn(long frames) => _left = Math.Min(_left + frames, _budget.Burst);
}
