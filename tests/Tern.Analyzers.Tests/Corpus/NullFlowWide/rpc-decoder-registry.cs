// case: rpc-decoder-registry
// category: rpc
// rationale: a generic decoder fills members through setters for the tags it meets; a nested and a repeated member stay null
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.RpcDecoderRegistry;

public sealed class Telemetry
{
    public string Device { get; set; } = null!;

    public List<string> Samples { get; set; } = null!;

    public Header Header { get; set; } = null!;

    public List<string> Labels { get; } = [];
}

public sealed class Header
{
    public string Version { get; set; } = null!;
}

public static class Decoder
{
    private static readonly Dictionary<byte, Action<Telemetry>> Setters = new()
    {
        [1] = t => t.Device = "dev",
        [2] = t => (t.Samples ??= []).Add("s"),
        [3] = t => t.Header = new Header(),
        [4] = t => t.Labels.Add("l"),
    };

    public static T Decode<T>(IReadOnlyDictionary<byte, Action<T>> setters, params byte[] wire)
        where T : new()
    {
        var message = new T();
        foreach (byte tag in wire)
        {
            if (setters.TryGetValue(tag, out var set))
            {
                set(message);
            }
        }

        return message;
    }

    public static Telemetry Telemetry(params byte[] wire) => Decode(Setters, wire);
}

public static class Case
{
    private static int Count(Telemetry t)
    {
        return t.Samples.Count; // want: null-deref
    }

    private static int CountOr(Telemetry t) => (t.Samples?.Count ?? 0) + t.Labels.Count;

    private static int Version(Telemetry t)
    {
        if (t.Header == null)
        {
            return 0;
        }

        return t.Header.Version.Length; // missed: null-deref
    }

    private static int Device(Telemetry t) => t.Device is null ? 0 : t.Device.Length;

    public static int Demo1() => Count(Decoder.Telemetry(1));

    public static int Demo2() => Count(Decoder.Telemetry(2)) + CountOr(Decoder.Telemetry()) + Device(Decoder.Telemetry()) + Version(Decoder.Telemetry());

    public static int Demo3() => Version(Decoder.Telemetry(3));
}
