// case: trail-cameras
// category: memory and files
// rationale: pictures of wildlife cameras come over a bad radio link and are sent again; they are kept once more
// rule: TERN2008, TERN2012

using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide.TrailCameras;

public sealed record Picture(string Camera, int Frame, string Species);

public abstract class Sink
{
    [Idempotent] public abstract ValueTask AcceptAsync(Picture picture);
}

public sealed class DiarySink : Sink
{
    private ImmutableStack<Picture> _diary = [];

    public int Length => _diary.Count();

    public override ValueTask AcceptAsync(Picture picture)
    {
        if (picture.Species is not ("blank" or "leaf"))
        {
            _diary = _diary.Push(picture); // want: TERN2008
        }

        return default;
    }
}

public sealed class SpeciesSink : Sink
{
    private readonly Dictionary<string, List<int>> _frames = [];

    public int Frames => _frames.Values.Sum(f => f.Count);

    public override ValueTask AcceptAsync(Picture picture)
    {
        if (!_frames.TryGetValue(picture.Species, out List<int>? frames)) { _frames.Add(picture.Species, frames = []); }

        frames.Add(picture.Frame); // want: TERN2008
        return ValueTask.CompletedTask;
    }
}

public sealed class TapeSink(string tape) : Sink
{
    public override async ValueTask AcceptAsync(Picture picture)
    {
        byte[] record = [(byte)picture.Camera.Length, (byte)picture.Frame, (byte)'\n'];
        await using var stream = new FileStream(tape, new FileStreamOptions { Mode = FileMode.Append, Access = FileAccess.Write }); await stream.WriteAsync(record); // want: TERN2012
    }
}

public sealed class CatalogueSink : Sink
{
    private readonly Dictionary<(string Camera, int Frame), string> _catalogue = [];
    private readonly Dictionary<string, SortedSet<int>> _frames = [];

    public override ValueTask AcceptAsync(Picture picture)
    {
        _catalogue[(picture.Camera, picture.Frame)] = picture.Species;
        if (!_frames.TryGetValue(picture.Camera, out SortedSet<int>? frames))
        {
            _frames[picture.Camera] = frames = [];
        }

        frames.Add(picture.Frame);
        return default;
    }

    public override string ToString() => $"{_catalogue.Count} {_frames.Values.Sum(f => f.Count)}";
}

public static class Case
{
    private static readonly string Tape = Path.GetTempFileName();
    private static readonly Picture Lynx = new("c4", 17, "lynx");
    public static IAsyncEnumerable<string> Demo1() => Twice(new DiarySink(), d => d.Length);
    public static IAsyncEnumerable<string> Demo2() => Twice(new SpeciesSink(), s => s.Frames);
    public static IAsyncEnumerable<string> Demo3() => Twice(new TapeSink(Tape), _ => new FileInfo(Tape).Length);
    public static IAsyncEnumerable<string> Safe1() => Twice(new CatalogueSink(), c => c);
    private static async IAsyncEnumerable<string> Twice<T>(T sink, Func<T, object> state) where T : Sink
    {
        for (int attempt = 0; attempt < 2; attempt++)
        {
            await sink.AcceptAsync(Lynx);
            yield return $"{state(sink)}";
        }
    }
}
