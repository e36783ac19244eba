using System.Diagnostics.Metrics;

namespace Tern.Client.Tests.Grpc;

/// <summary>Counts calls for which a server takes no stream, while a test runs.</summary>
internal sealed class StreamLimitCounter : IDisposable
{
    private readonly AsyncLocal<bool> _isOfTest = new() { Value = true };
    private readonly MeterListener _listener = new();
    private int _waited;
    private int _failed;

    public StreamLimitCounter()
    {
        _listener.InstrumentPublished = static (instrument, listener) =>
        {
            if (instrument is { Meter.Name: "Tern.Protocols", Name: "tern.http2.stream_limit" })
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((_, value, tags, _) =>
        {
            if (tags[0].Key != "tern.http2.stream_limit.outcome")
            {
                return;
            }

            if ("failed".Equals(tags[0].Value))
            {
                Interlocked.Add(ref _failed, (int)value);
            }
            else if (_isOfTest.Value)
            {
                Interlocked.Add(ref _waited, (int)value);
            }
        });
        _listener.Start();
    }

    /// <summary>Calls that this test has made and that waited.</summary>
    public int Waited => Volatile.Read(ref _waited);

    /// <summary>Calls that failed; a timer fails them, so those of other tests that run at the same time may be among them.</summary>
    public int Failed => Volatile.Read(ref _failed);

    public void Dispose() => _listener.Dispose();
}
