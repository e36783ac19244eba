// case: neg-rpc-museum-tour
// category: negative-rpc
// rationale: tour messages with presence tests, decoders that check, fallbacks and unions handled by discriminator
// csc: false-positive

using System;
using System.Threading.Tasks;

namespace NullSafety.Wide.NegRpcMuseumTour;

[AttributeUsage(AttributeTargets.Property)]
internal sealed class RpcFieldAttribute(int id) : Attribute
{
    public int Id { get; } = id;
    public bool Optional { get; init; }
}

internal sealed class Stop
{
    [RpcField(1)] public string Room { get; set; } = null!;
    [RpcField(2, Optional = true)] public string? Audio { get; set; }
}

internal sealed class Tour
{
    public enum Arm { None, Stop, Song }

    private Stop? _stop;
    private string? _song;

    public Arm Which { get; private set; }

    public Stop? Stop
    {
        get => _stop;
        set => (_stop, _song, Which) = (value, null, value is null ? Arm.None : Arm.Stop);
    }

    public string? Song
    {
        get => _song;
        set => (_stop, _song, Which) = (null, value, value is null ? Arm.None : Arm.Song);
    }

    public static Tour Decode(params byte[] tags)
    {
        var tour = new Tour();
        foreach (byte tag in tags)
        {
            if (tag == 1) tour.Stop = new Stop { Audio = "a.mp3" };
            if (tag == 2 && tour.Stop is { } stop) stop.Room = "r";
            if (tag == 3) tour.Song = "bell";
        }

        if (tour.Stop is { Room: null }) throw new FormatException("room");
        return tour;
    }
}

internal sealed class Guide(Func<int, Task<Tour?>> call)
{
    private async Task<Tour> CallAsync(int id) => await call(id) ?? Tour.Decode();

    public async Task<int> Play(int id)
    {
        var tour = await CallAsync(id);
        return tour.Which switch
        {
            Tour.Arm.Stop => tour.Stop.Room.Length + (tour.Stop.Audio?.Length ?? 0), // csc-false
            Tour.Arm.Song => tour.Song.Length, // csc-false
            _ => 0,
        };
    }
}

public static class Demos
{
    private static Guide For(params byte[] tags) => new(id => Task.FromResult(id == 0 ? null : Tour.Decode(tags)));

    public static Task DemoNone() => For(1).Play(0);
    public static Task DemoStop() => For(1, 2).Play(1);
    public static Task DemoSong() => For(3).Play(1);
}
