// case: queue-driver-completions
// category: queue-channel
// rationale: a driver takes completions from a queue and a channel and ignores whether something was there; a null message also serves as the stop signal
// csc: none

using System.Threading.Channels;

namespace NullSafety.DriverCompletions;

public enum Opcode { Read, Write, Flush }

public sealed class Request(Opcode opcode, int tag, byte[] buffer)
{
    public Opcode Opcode { get; } = opcode;
    public int Tag { get; } = tag;
    public byte[] Buffer { get; } = buffer;
    public bool Done { get; private set; }
    public void Complete() => Done = true;
}

public sealed class SubmissionRing(int depth)
{
    private readonly Queue<Request> _pending = new(depth);

    public void Submit(Request request) => _pending.Enqueue(request);

    public int KickOne()
    {
        _pending.TryDequeue(out var next);
        return next!.Buffer.Length; // want: null-deref
    }

    public int KickAll()
    {
        int bytes = 0;
        while (_pending.TryDequeue(out var next))
        {
            next.Complete();
            bytes += next.Buffer.Length;
        }

        return bytes;
    }
}

public sealed class InterruptWorker
{
    private readonly Channel<Request> _line = Channel.CreateUnbounded<Request>();

    public void Raise(Request request) => _line.Writer.TryWrite(request);

    public void Halt() => _line.Writer.TryWrite(null!);

    public async Task<int> ServeAsync(int count)
    {
        int tags = 0;
        for (int i = 0; i < count; i++)
        {
            var request = await _line.Reader.ReadAsync();
            tags += request.Tag; // want: null-deref
        }

        return tags;
    }

    public async Task<int> ServeUntilHaltAsync()
    {
        int tags = 0;
        while (await _line.Reader.ReadAsync() is { } request)
        {
            request.Complete();
            tags += request.Tag;
        }

        return tags;
    }
}

public static class Case
{
    private static Request Make(int tag) => new(Opcode.Write, tag, new byte[512]);

    private static InterruptWorker Halted()
    {
        var worker = new InterruptWorker();
        worker.Raise(Make(7));
        worker.Halt();
        return worker;
    }

    public static void DemoKickEmpty() => new SubmissionRing(8).KickOne();

    public static void DemoKickAll() { var ring = new SubmissionRing(8); ring.Submit(Make(1)); ring.KickAll(); }

    public static void DemoServe() => Halted().ServeAsync(2).GetAwaiter().GetResult();
    public static void DemoServeUntilHalt() => Halted().ServeUntilHaltAsync().GetAwaiter().GetResult();
}
