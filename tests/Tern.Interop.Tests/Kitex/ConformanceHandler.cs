using System.Collections.Concurrent;
using System.Globalization;
using Tern.Interop.Tests.Contracts;

namespace Tern.Interop.Tests.Kitex;

/// <summary>Answers as the Go service did whose replies were captured.</summary>
internal sealed class ConformanceHandler : IConformance
{
    private readonly ConcurrentQueue<string> _fired = new();

    public ValueTask<string> PingAsync(string msg) => new("pong:" + msg);

    public ValueTask<AllTypes> EchoAllAsync(AllTypes req) => new(req);

    public ValueTask<bool> EchoBoolAsync(bool v) => new(v);

    public ValueTask<sbyte> EchoByteAsync(sbyte v) => new(v);

    public ValueTask<short> EchoI16Async(short v) => new(v);

    public ValueTask<int> EchoI32Async(int v) => new(v);

    public ValueTask<long> EchoI64Async(long v) => new(v);

    public ValueTask<double> EchoDoubleAsync(double v) => new(v);

    public ValueTask<string> EchoStringAsync(string v) => new(v);

    public ValueTask<byte[]> EchoBinaryAsync(byte[] v) => new(v);

    public ValueTask<Color> EchoColorAsync(Color v) => new(v);

    public ValueTask<List<string>> EchoListAsync(List<string> v) => new(v);

    public ValueTask<HashSet<long>> EchoSetAsync(HashSet<long> v) => new(v);

    public ValueTask<Dictionary<string, Inner>> EchoMapAsync(Dictionary<string, Inner> v) => new(v);

    public ValueTask<Choice> EchoChoiceAsync(Choice v) => new(v);

    public ValueTask<Empty> EchoEmptyAsync(Empty v) => new(v);

    public ValueTask<string> ConcatAsync(string a, int b, bool c, List<long> d) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{a}|{b}|{(c ? "true" : "false")}|{string.Join(',', d)}"));

    public ValueTask DoVoidAsync(string s) => default;

    public ValueTask<string> NoArgsAsync() => new("noargs");

    public ValueTask FireAsync(string s)
    {
        _fired.Enqueue(s);
        return default;
    }

    public ValueTask<List<string>> FiredLogAsync() => new([.. _fired]);

    public ValueTask<AllTypes?> ReturnNullAsync() => default;

    public ValueTask<string> MayThrowAsync(int kind, string msg)
    {
        ThrowIf(kind, msg);
        return new("ok:" + msg);
    }

    public ValueTask VoidThrowAsync(int kind, string msg)
    {
        ThrowIf(kind, msg);
        return default;
    }

    public ValueTask<MetaReport> EchoMetaAsync(Dictionary<string, string> backward, CallContext? context = null)
    {
        foreach (KeyValuePair<string, string> entry in backward)
        {
            context!.Backward.Set(entry.Key, entry.Value);
        }

        return new(new MetaReport
        {
            TransientValues = new(context!.Transient),
            PersistentValues = new(context.Persistent),
            FromService = context.TransportKeys[3],
            FromMethod = context.TransportKeys[20],
            ToMethod = context.Method!.Name,
            Transport = context.Protocol == RpcProtocol.ThriftTTHeaderFramed ? "TTHeader|Framed" : "TTHeader",
        });
    }

    public ValueTask<string> SleepAsync(int ms, CallContext? context = null) => new($"slept:{ms}");

    private static void ThrowIf(int kind, string msg)
    {
        switch (kind)
        {
            case 0:
                return;
            case 1:
                throw new DeclaredError { Code = 1001, Text = msg, Details = new() { ["cause"] = msg } };
            case 2:
                throw new OtherError { Reason = msg };
            case 4:
                throw new RpcException(RpcStatusCode.Unknown, msg) { ApplicationExceptionType = 4321 };
            case 5:
                throw new RpcBizException(7001, msg, new Dictionary<string, string> { ["ek"] = "ev-" + msg });
            case 7:
                throw new RpcBizException(7002, msg);
            default:
                throw new InvalidOperationException(msg);
        }
    }
}
