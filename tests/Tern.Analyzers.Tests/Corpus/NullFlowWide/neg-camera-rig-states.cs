// case: neg-camera-rig-states
// category: negative-state
// rationale: a state enum and an IsOpen property decide whether the members that are set together exist
// csc: false-positive

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.NegCameraRigStates;

public sealed class Feed(string codec)
{
    public string Codec { get; } = codec;
    public int Read() => Codec.Length;
}

public sealed class CameraRig
{
    private enum Phase { Idle, Live, Paused, Failed }

    private Phase _phase = Phase.Idle;
    private Feed? _feed;
    private string? _error;
    private (Feed Feed, int Frame)? _paused;
    public bool IsLive => _phase == Phase.Live;

    public void Open(string codec)
    {
        if (codec.Length == 0)
        {
            Fail("no codec");
            return;
        }

        _feed = new Feed(codec);
        _phase = Phase.Live;
    }

    private void Fail(string message)
    {
        _error = message;
        _feed = null;
        _phase = Phase.Failed;
    }

    public void Pause()
    {
        if (!IsLive)
            throw new InvalidOperationException("not live");

        _paused = (_feed!, _feed.Read()); // csc-false
        (_phase, _feed) = (Phase.Paused, null);
    }

    public int Frame() => IsLive ? _feed!.Read() : 0;

    public string Status()
    {
        switch (_phase)
        {
            case Phase.Live:
                return _feed.Codec.ToUpper(); // csc-false
            case Phase.Failed:
                return _error.Trim(); // csc-false
            case Phase.Paused:
                return _paused.Value.Feed.Codec + _paused.Value.Frame; // csc-false
            default:
                return "idle";
        }
    }
}

public static class Demos
{
    public static void Demo1()
    {
        var rig = new CameraRig();
        Console.Write(rig.Status() + rig.Frame());
        rig.Open("h264");
        Console.Write(rig.Status() + rig.Frame());
        rig.Pause();
        Console.Write(rig.Status() + rig.Frame());
        rig.Open("");
        Console.Write(rig.Status() + rig.Frame());
    }
}
