using System.Collections.Concurrent;
using Tern.Interop.Tests.Contracts.Apache;

namespace Tern.Interop.Tests.Apache;

/// <summary>The service of Peers/Apache/interop.thrift, as peer.py and peer.cpp implement it too.</summary>
internal sealed class InteropHandler : IInterop
{
    private readonly ConcurrentQueue<string> _notes = new();

    public ValueTask<string> PingAsync(string text, CallContext? context = null) => new("pong:" + text);

    public ValueTask<Everything> EchoAsync(Everything value, CallContext? context = null) => new(value);

    public ValueTask<Everything> SampleAsync(CallContext? context = null) => new(InteropConstants.Sample);

    public ValueTask<string> CheckAsync(Everything value, CallContext? context = null) => new(DeepEquality.Difference(InteropConstants.Sample, value) ?? "");

    public ValueTask<bool> EchoBoolAsync(bool value, CallContext? context = null) => new(value);

    public ValueTask<sbyte> EchoByteAsync(sbyte value, CallContext? context = null) => new(value);

    public ValueTask<short> EchoI16Async(short value, CallContext? context = null) => new(value);

    public ValueTask<int> EchoI32Async(int value, CallContext? context = null) => new(value);

    public ValueTask<long> EchoI64Async(long value, CallContext? context = null) => new(value);

    public ValueTask<double> EchoDoubleAsync(double value, CallContext? context = null) => new(value);

    public ValueTask<string> EchoStringAsync(string value, CallContext? context = null) => new(value);

    public ValueTask<byte[]> EchoBinaryAsync(byte[] value, CallContext? context = null) => new(value);

    public ValueTask<Shade> EchoShadeAsync(Shade value, CallContext? context = null) => new(value);

    public ValueTask<Shape> EchoShapeAsync(Shape value, CallContext? context = null) => new(value);

    public ValueTask<List<long>> EchoListAsync(List<long> value, CallContext? context = null) => new(value);

    public ValueTask<HashSet<string>> EchoSetAsync(HashSet<string> value, CallContext? context = null) => new(value);

    public ValueTask<Dictionary<string, Point>> EchoMapAsync(Dictionary<string, Point> value, CallContext? context = null) => new(value);

    public ValueTask<int> AddAsync(int left, int right, CallContext? context = null) => new(left + right);

    public ValueTask NothingAsync(CallContext? context = null) => default;

    public ValueTask<string> RefuseAsync(int kind, CallContext? context = null) => kind switch
    {
        0 => new("fine"),
        1 => throw new Refused { Code = 41, Reason = "refused" },
        2 => throw new Missing { Subject = "missing" },

        // With details, which travel in a field of the exception that Apache Thrift does not know.
        _ => throw new RpcException(RpcStatusCode.InvalidArgument, "not declared") { Details = [new RpcStatusDetail("type.googleapis.com/tests.Hint", new byte[] { 8, 1 })] },
    };

    public async ValueTask RefuseVoidAsync(int kind, CallContext? context = null) => await RefuseAsync(kind);

    public ValueTask NoteAsync(string text, CallContext? context = null)
    {
        _notes.Enqueue(text);
        return default;
    }

    public ValueTask<List<string>> NotesAsync(CallContext? context = null) => new([.. _notes]);
}
