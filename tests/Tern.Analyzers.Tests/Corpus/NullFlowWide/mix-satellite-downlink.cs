// case: mix-satellite-downlink
// category: mixed
// rationale: a legacy driver passes null into annotated code, frames go through channel, dictionary and span before anyone looks
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Channels;
using System.Threading.Tasks;

namespace NullSafety.Wide3.MixSatelliteDownlink;

#nullable disable
public static class LegacyModem
{
    public static string Lock(int channel) => channel switch { 1 => "X", 2 => "S", _ => null };

    public static void Start(Downlink link, int channel) => link.Tune(Lock(channel), channel);
}
#nullable restore

public sealed record Frame(string Band, byte[]? Payload);

public sealed class Downlink
{
    private readonly Channel<Frame> _frames = Channel.CreateUnbounded<Frame>();
    private readonly Dictionary<int, string> _bands = [];

    public void Tune(string band, int channel) => _bands.Add(channel, band);

    public void Receive(int channel, byte[]? payload) => _frames.Writer.TryWrite(new Frame(_bands[channel], payload));

    public async Task<int> ReadAsync(Func<Frame, int> decode)
    {
        _frames.Writer.TryComplete();
        int n = 0;
        await foreach (var f in _frames.Reader.ReadAllAsync())
        {
            n += decode(f);
        }

        return n;
    }
}

public static class Decoders
{
    public static int Band(Frame f) => f.Band.Length; // want: null-deref

    public static int Bytes(Frame f)
    {
        int n = 0;
        foreach (byte b in f.Payload!) // want: null-deref
        {
            n += b;
        }

        return n;
    }

    public static int Span(Frame f)
    {
        ReadOnlySpan<byte> bytes = f.Payload;
        return bytes.Length == 0 ? 0 : f.Payload!.Length + bytes[0];
    }

    public static int Checked(Frame f) => f is { Band.Length: > 0, Payload: { } p } ? p.Length : 0;
}

public static class Case
{
    private static Downlink Make(int channel, byte[]? payload)
    {
        var link = new Downlink();
        LegacyModem.Start(link, channel);
        link.Receive(channel, payload);
        return link;
    }

    public static Task Demo1() => Make(3, [1]).ReadAsync(Decoders.Band);

    public static Task Demo2() => Make(1, null).ReadAsync(Decoders.Bytes);

    public static async Task Demo3() => _ = await Make(3, null).ReadAsync(Decoders.Span) + await Make(3, null).ReadAsync(Decoders.Checked) + await Make(2, [1]).ReadAsync(Decoders.Band);
}
