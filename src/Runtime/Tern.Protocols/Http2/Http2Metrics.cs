using System.Diagnostics.Metrics;

namespace Tern.Protocols.Http2;

/// <summary>Counters of HTTP/2 connections, on the meter <c>Tern.Protocols</c>.</summary>
internal static class Http2Metrics
{
    public const string MeterName = "Tern.Protocols";
    public const string AttacksName = "tern.http2.attacks";

    private static readonly Meter s_meter = new(MeterName);

    private static readonly Counter<long> s_attacks = s_meter.CreateCounter<long>(
        AttacksName, "{connection}", "Connections that were closed because the peer sent more than its budget of frames that cost more than they are worth.");

    /// <summary>Counts a connection that is closed for what its peer does to it.</summary>
    /// <param name="kind">One of a fixed few names.</param>
    public static void CountAttack(string kind) => s_attacks.Add(1, new KeyValuePair<string, object?>("tern.http2.attack", kind));
}
