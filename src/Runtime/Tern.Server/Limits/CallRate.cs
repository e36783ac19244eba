namespace Tern.Server;

/// <summary>Tokens for calls, refilled every 100 ms by a tenth of the limit. Thread-safe.</summary>
/// <remarks>Source: Kitex <c>pkg/limiter/qps_limiter.go</c>; refilled when somebody asks instead of by a ticker, which comes to the same count.</remarks>
internal sealed class CallRate
{
    private static readonly TimeSpan s_tick = TimeSpan.FromMilliseconds(100);

    private readonly Lock _gate = new();
    private readonly TimeProvider _time;
    private readonly int _limit;
    private readonly int _perTick;
    private readonly long _begun;
    private long _tick;
    private int _tokens;

    public CallRate(int limit, TimeProvider time)
    {
        _time = time;
        _limit = limit;
        _perTick = (int)(((long)limit + 9) / 10);
        _tokens = _perTick;
        _begun = time.GetTimestamp();
    }

    /// <summary>Time until the next token, for whoever got none.</summary>
    public TimeSpan NextRefill
    {
        get
        {
            TimeSpan elapsed = _time.GetElapsedTime(_begun);
            return s_tick - new TimeSpan(elapsed.Ticks % s_tick.Ticks);
        }
    }

    /// <summary>Whether somebody who asks now gets one.</summary>
    public bool HasTokens => Volatile.Read(ref _tokens) > 0 || Tick > Volatile.Read(ref _tick);

    private long Tick => _time.GetElapsedTime(_begun).Ticks / s_tick.Ticks;

    public bool TryTake()
    {
        long tick = Tick;
        lock (_gate)
        {
            if (tick > _tick)
            {
                // Never fewer than one tick gives, never more than the limit.
                long refilled = _tokens + Math.Min((tick - _tick) * _perTick, _limit - _tokens);
                _tokens = (int)Math.Max(refilled, Math.Min(_perTick, _limit));
                _tick = tick;
            }

            if (_tokens == 0)
            {
                return false;
            }

            _tokens--;
            return true;
        }
    }
}
