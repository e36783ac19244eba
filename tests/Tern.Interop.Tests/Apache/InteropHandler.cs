using System.Collections.Concurrent;
using Tern.Interop.Tests.Contracts.Apache;

namespace Tern.Interop.Tests.Apache;

/// <summary>The service of Peers/Apache/interop.thrift, as peer.py and peer.cpp implement it too.</summary>
internal sealed class InteropHandler : IInterop
{
    private readonly ConcurrentQueue<string> _notes = new();

    public ValueTask<string> PingAsync(string text) => new("pong:" + text);

    public ValueTask<Everything> EchoAsync(Everything value) => new(value);

    public ValueTask<Everything> SampleAsync() => new(Everything.Sample);

    public ValueTask<string> CheckAsync(Everything value) => new(DeepEquality.Difference(Everything.Sample, value) ?? "");

    public ValueTask<bool> EchoBoolAsync(bool value) => new(value);

    public ValueTask<sbyte> EchoByteAsync(sbyte value) => new(value);

    public ValueTask<short> EchoI16Async(short value) => new(value);

    public ValueTask<int> EchoI32Async(int value) => new(value);

    public ValueTask<long> EchoI64Async(long value) => new(value);

    public ValueTask<double> EchoDoubleAsync(double value) => new(value);

    public ValueTask<string> EchoStringAsync(string value) => new(value);

    public ValueTask<byte[]> EchoBinaryAsync(byte[] value) => new(value);

    public ValueTask<Shade> EchoShadeAsync(Shade value) => new(value);

    public ValueTask<Shape> EchoShapeAsync(Shape value) => new(value);

    public ValueTask<List<long>> EchoListAsync(List<long> value) => new(value);

    public ValueTask<HashSet<string>> EchoSetAsync(HashSet<string> value) => new(value);

    public ValueTask<Dictionary<string, Point>> EchoMapAsync(Dictionary<string, Point> value) => new(value);

    public ValueTask<int> AddAsync(int left, int right) => new(left + right);

    public ValueTask NothingAsync() => default;

    public ValueTask<string> RefuseAsync(int kind) => kind switch
    {
        0 => new("fine"),
        1 => throw new Refused { Code = 41, Reason = "refused" },
        2 => throw new Missing { Subject = "missing" },

        // With details, which travel in a field of the exception that Apache Thrift does not know.
        _ => throw new RpcException(RpcStatusCode.InvalidArgument, "not declared") { Details = [new RpcStatusDetail("type.googleapis.com/tests.Hint", new byte[] { 8, 1 })] },
    };

    public async ValueTask RefuseVoidAsync(int kind) => await RefuseAsync(kind);

    public ValueTask NoteAsync(string text)
    {
        _notes.Enqueue(text);
        return default;
    }

    public ValueTask<List<string>> NotesAsync() => new([.. _notes]);
}
