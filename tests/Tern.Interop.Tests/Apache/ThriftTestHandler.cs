using Thrift.Test;

namespace Tern.Interop.Tests.Apache;

/// <summary>The service of Peers/ThriftTest/ThriftTest.thrift, as the peers implement it too.</summary>
internal sealed class ThriftTestHandler : IThriftTest
{
    public static Dictionary<int, Dictionary<int, int>> Maps { get; } = new()
    {
        [-4] = new() { [-4] = -4, [-3] = -3, [-2] = -2, [-1] = -1 },
        [4] = new() { [1] = 1, [2] = 2, [3] = 3, [4] = 4 },
    };

    public ValueTask TestVoidAsync(CallContext? context = null) => default;

    public ValueTask<string> TestStringAsync(string thing, CallContext? context = null) => new(thing);

    public ValueTask<bool> TestBoolAsync(bool thing, CallContext? context = null) => new(thing);

    public ValueTask<sbyte> TestByteAsync(sbyte thing, CallContext? context = null) => new(thing);

    public ValueTask<int> TestI32Async(int thing, CallContext? context = null) => new(thing);

    public ValueTask<long> TestI64Async(long thing, CallContext? context = null) => new(thing);

    public ValueTask<double> TestDoubleAsync(double thing, CallContext? context = null) => new(thing);

    public ValueTask<byte[]> TestBinaryAsync(byte[] thing, CallContext? context = null) => new(thing);

    public ValueTask<Xtruct> TestStructAsync(Xtruct thing, CallContext? context = null) => new(thing);

    public ValueTask<Xtruct2> TestNestAsync(Xtruct2 thing, CallContext? context = null) => new(thing);

    public ValueTask<Dictionary<int, int>> TestMapAsync(Dictionary<int, int> thing, CallContext? context = null) => new(thing);

    public ValueTask<Dictionary<string, string>> TestStringMapAsync(Dictionary<string, string> thing, CallContext? context = null) => new(thing);

    public ValueTask<HashSet<int>> TestSetAsync(HashSet<int> thing, CallContext? context = null) => new(thing);

    public ValueTask<List<int>> TestListAsync(List<int> thing, CallContext? context = null) => new(thing);

    public ValueTask<Numberz> TestEnumAsync(Numberz thing, CallContext? context = null) => new(thing);

    public ValueTask<long> TestTypedefAsync(long thing, CallContext? context = null) => new(thing);

    public ValueTask<Dictionary<int, Dictionary<int, int>>> TestMapMapAsync(int hello, CallContext? context = null) => new(Maps);

    public ValueTask<Dictionary<long, Dictionary<Numberz, Insanity>>> TestInsanityAsync(Insanity argument, CallContext? context = null)
        => new(Insane(argument));

    public ValueTask<Xtruct> TestMultiAsync(
        sbyte arg0, int arg1, long arg2, Dictionary<short, string> arg3, Numberz arg4, long arg5, CallContext? context = null)
        => new(new Xtruct { StringThing = "Hello2", ByteThing = arg0, I32Thing = arg1, I64Thing = arg2 });

    public ValueTask TestExceptionAsync(string arg, CallContext? context = null) => arg switch
    {
        "Xception" => throw new Xception { ErrorCode = 1001, MessageValue = arg },
        "TException" => throw new InvalidOperationException(arg),
        _ => default,
    };

    public ValueTask<Xtruct> TestMultiExceptionAsync(string arg0, string arg1, CallContext? context = null) => arg0 switch
    {
        "Xception" => throw new Xception { ErrorCode = 1001, MessageValue = "This is an Xception" },
        "Xception2" => throw new Xception2 { ErrorCode = 2002, StructThing = new Xtruct { StringThing = "This is an Xception2" } },
        _ => new(new Xtruct { StringThing = arg1 }),
    };

    public ValueTask TestOnewayAsync(int secondsToSleep, CallContext? context = null) => default;

    /// <summary>What the service makes of an argument.</summary>
    public static Dictionary<long, Dictionary<Numberz, Insanity>> Insane(Insanity argument) => new()
    {
        [1] = new() { [Numberz.Two] = argument, [Numberz.Three] = argument },
        [2] = new() { [Numberz.Six] = new Insanity() },
    };
}
