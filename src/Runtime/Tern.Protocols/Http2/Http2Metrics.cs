using System.Diagnostics.Metrics;

namespace Tern.Protocols.Http2;

/// <summary>Counters of HTTP/2 connections, on the meter <c>Tern.Protocols</c>.</summary>
internal static class Http2Metrics
{
    public const string MeterName = "Tern.Protocols";
    public const string AttacksName = "tern.http2.attacks";

    public const string StreamLimitName = "tern.http2.stream_limit";
    public const string OutcomeTag = "tern.http2.stream_limit.outcome";

    private static readonly Meter s_meter = new(MeterName);

    private static readonly Counter<long> s_streamLimit = s_meter.CreateCounter<long>(
        StreamLimitName, "{call}", "Calls of this process for which the server took no further stream at once (MAX_CONCURRENT_STREAMS).");

    private static readonly KeyValuePair<string, object?> s_waited = new(OutcomeTag, "waited");
    private static readonly KeyValuePair<string, object?> s_failed = new(OutcomeTag, "failed");

    private static readonly Counter<long> s_attacks = s_meter.CreateCounter<long>(
        AttacksName, "{connection}", "Connections that were closed because the peer sent more than its budget of frames that cost more than they are worth.");

    /// <summary>Counts a connection that is closed for what its peer does to it.</summary>
    /// <param name="kind">One of a fixed few names.</param>
    public static void CountAttack(string kind) => s_attacks.Add(1, new KeyValuePair<string, object?>("tern.http2.attack", kind));

    /// <summary>Counts a call that waits for a stream to end.</summary>
    public static void CountWait() => s_streamLimit.Add(1, s_waited);

    /// <summary>Counts a call that failed because no stream ended in time.</summary>
    public static void CountNoStream() => s_streamLimit.Add(1, s_failed);
}
