namespace Tern.Interop.Tests.Contracts.Apache;

/// <summary>IDL: <c>service Interop extends Base</c>.</summary>
[RpcService("Interop")]
public interface IInterop : IBase
{
    [RpcMethod("echo")]
    ValueTask<Everything> EchoAsync(Everything value);

    [RpcMethod("sample")]
    ValueTask<Everything> SampleAsync();

    [RpcMethod("check")]
    ValueTask<string> CheckAsync(Everything value);

    [RpcMethod("echoBool")]
    ValueTask<bool> EchoBoolAsync(bool value);

    [RpcMethod("echoByte")]
    ValueTask<sbyte> EchoByteAsync(sbyte value);

    [RpcMethod("echoI16")]
    ValueTask<short> EchoI16Async(short value);

    [RpcMethod("echoI32")]
    ValueTask<int> EchoI32Async(int value);

    [RpcMethod("echoI64")]
    ValueTask<long> EchoI64Async(long value);

    [RpcMethod("echoDouble")]
    ValueTask<double> EchoDoubleAsync(double value);

    [RpcMethod("echoString")]
    ValueTask<string> EchoStringAsync(string value);

    [RpcMethod("echoBinary")]
    ValueTask<byte[]> EchoBinaryAsync(byte[] value);

    [RpcMethod("echoShade")]
    ValueTask<Shade> EchoShadeAsync(Shade value);

    [RpcMethod("echoShape")]
    ValueTask<Shape> EchoShapeAsync(Shape value);

    [RpcMethod("echoList")]
    ValueTask<List<long>> EchoListAsync(List<long> value);

    [RpcMethod("echoSet")]
    ValueTask<HashSet<string>> EchoSetAsync(HashSet<string> value);

    [RpcMethod("echoMap")]
    ValueTask<Dictionary<string, Point>> EchoMapAsync(Dictionary<string, Point> value);

    [RpcMethod("add")]
    ValueTask<int> AddAsync(int left, int right);

    [RpcMethod("nothing")]
    ValueTask NothingAsync();

    [RpcMethod("refuse")]
    [Throws(typeof(Refused), 1)]
    [Throws(typeof(Missing), 2)]
    ValueTask<string> RefuseAsync(int kind);

    [RpcMethod("refuseVoid")]
    [Throws(typeof(Refused), 1)]
    [Throws(typeof(Missing), 3)]
    ValueTask RefuseVoidAsync(int kind);

    [RpcMethod("note")]
    [OneWay]
    ValueTask NoteAsync(string text);

    [RpcMethod("notes")]
    ValueTask<List<string>> NotesAsync();
}
