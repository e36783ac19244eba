namespace Tern.Server;

/// <summary>Sets a number of concurrent calls from how long they take. Thread-safe.</summary>
/// <remarks>
/// The gradient method: at the end of each window the limit goes a fifth of the way to <c>limit × min(1, max(½, tolerance × usual ÷ now)) + √limit</c>. Usual is the shortest average of a
/// window so far. A slow average in its place, which others use, follows a full server up, and the limit with it. What became slow for another reason is told by this: half as many calls at
/// once are no faster. Then that is usual. A window in which fewer than half of the allowed calls ran says nothing about the limit and leaves it.
/// </remarks>
internal sealed class AdaptiveConcurrency
{
    private const int LeastSamples = 10;
    private const double Step = 0.2;

    // Fewer calls at once count as faster from here on.
    private const double Faster = 0.95;

    private readonly Lock _gate = new();
    private readonly RpcAdaptiveLimit _options;
    private readonly TimeProvider _time;
    private readonly int _most;
    private long _windowBegun;
    private long _ticks;
    private int _samples;
    private int _mostInFlight;
    private double _usual;
    private double _exact;
    private double _triedLimit;
    private double _triedAverage;
    private int _limit;

    public AdaptiveConcurrency(RpcAdaptiveLimit options, int? most, TimeProvider time)
    {
        _options = options;
        _time = time;
        _most = Math.Min(options.Most, most ?? int.MaxValue);
        _exact = Math.Min(options.Initial, _most);
        _limit = (int)_exact;
        _windowBegun = time.GetTimestamp();
    }

    public int Limit => Volatile.Read(ref _limit);

    /// <summary>A call has ended.</summary>
    /// <param name="begun">Timestamp at which it began.</param>
    /// <param name="inFlight">Calls that ran beside it, and itself.</param>
    public void Add(long begun, int inFlight)
    {
        long now = _time.GetTimestamp();
        lock (_gate)
        {
            _ticks += _time.GetElapsedTime(begun, now).Ticks;
            _samples++;
            _mostInFlight = Math.Max(_mostInFlight, inFlight);
            if (_samples >= LeastSamples && _time.GetElapsedTime(_windowBegun, now) >= _options.Window)
            {
                EndWindow();
                _windowBegun = now;
            }
        }
    }

    private void EndWindow()
    {
        double average = Math.Max((double)_ticks / _samples, 1);
        int inFlight = _mostInFlight;
        _ticks = 0;
        _samples = 0;
        _mostInFlight = 0;

        _usual = _usual == 0 ? average : Math.Min(_usual, average);
        if (inFlight * 2 < _exact)
        {
            return;
        }

        if (_exact >= _triedLimit)
        {
            (_triedLimit, _triedAverage) = (_exact, average);
        }
        else if (_exact * 2 <= _triedLimit)
        {
            _usual = average >= _triedAverage * Faster ? average : _usual;
            (_triedLimit, _triedAverage) = (_exact, average);
        }

        double gradient = Math.Clamp(_options.Tolerance * _usual / average, 0.5, 1);
        double wanted = (_exact * gradient) + Math.Sqrt(_exact);
        _exact = Math.Clamp(_exact + ((wanted - _exact) * Step), Math.Min(_options.Least, _most), _most);
        Volatile.Write(ref _limit, (int)_exact);
    }
}
