namespace Tern.Interop.Tests.Contracts;


/// <summary>IDL: <c>service Conformance extends BaseService</c>, the service behind the captured bytes.</summary>
[RpcService("Conformance")]
public interface IConformance : IBaseService
{
    ValueTask<AllTypes> EchoAllAsync(AllTypes req);

    ValueTask<bool> EchoBoolAsync(bool v);

    ValueTask<sbyte> EchoByteAsync(sbyte v);

    ValueTask<short> EchoI16Async(short v);

    ValueTask<int> EchoI32Async(int v);

    ValueTask<long> EchoI64Async(long v);

    ValueTask<double> EchoDoubleAsync(double v);

    ValueTask<string> EchoStringAsync(string v);

    ValueTask<byte[]> EchoBinaryAsync(byte[] v);

    ValueTask<Color> EchoColorAsync(Color v);

    ValueTask<List<string>> EchoListAsync(List<string> v);

    ValueTask<HashSet<long>> EchoSetAsync(HashSet<long> v);

    ValueTask<Dictionary<string, Inner>> EchoMapAsync(Dictionary<string, Inner> v);

    ValueTask<Choice> EchoChoiceAsync(Choice v);

    ValueTask<Empty> EchoEmptyAsync(Empty v);

    ValueTask<string> ConcatAsync(string a, int b, bool c, [RpcField(5)] List<long> d);

    ValueTask DoVoidAsync(string s);

    ValueTask<string> NoArgsAsync();

    [OneWay]
    ValueTask FireAsync(string s);

    ValueTask<List<string>> FiredLogAsync();

    ValueTask<AllTypes?> ReturnNullAsync();

    [Throws(typeof(DeclaredError), 1)]
    [Throws(typeof(OtherError), 2)]
    ValueTask<string> MayThrowAsync(int kind, string msg);

    [Throws(typeof(DeclaredError), 1)]
    [Throws(typeof(OtherError), 3)]
    ValueTask VoidThrowAsync(int kind, string msg);

    ValueTask<MetaReport> EchoMetaAsync(Dictionary<string, string> backward, CallContext? context = null);

    ValueTask<string> SleepAsync(int ms, CallContext? context = null);
}
