using Thrift.Test;
using Xunit;

namespace Tern.Interop.Tests.Apache;

/// <summary>What the peers of ThriftTest check as clients, with Tern as the client.</summary>
internal static class ThriftTestChecks
{
    public static async Task RunAsync(IThriftTest client)
    {
        await CheckScalarsAsync(client);
        await CheckStructsAsync(client);
        await CheckCollectionsAsync(client);
        await CheckFailuresAsync(client);
    }

    private static async Task CheckScalarsAsync(IThriftTest client)
    {
        await client.TestVoidAsync();
        foreach (string text in new[] { "", "Test", "é世界 🐦\t\n\\ \"quoted\"", new string('x', 5_000) })
        {
            Assert.Equal(text, await client.TestStringAsync(text));
        }

        Assert.True(await client.TestBoolAsync(true));
        Assert.False(await client.TestBoolAsync(false));
        foreach (long number in new[] { 0, 63, sbyte.MinValue, sbyte.MaxValue, int.MinValue, int.MaxValue, long.MinValue, long.MaxValue })
        {
            Assert.Equal(unchecked((sbyte)number), await client.TestByteAsync(unchecked((sbyte)number)));
            Assert.Equal(unchecked((int)number), await client.TestI32Async(unchecked((int)number)));
            Assert.Equal(number, await client.TestI64Async(number));
            Assert.Equal(number, await client.TestTypedefAsync(number));
        }

        foreach (double number in new[] { 0, 5.235098235, -1e-300, double.NegativeInfinity })
        {
            Assert.Equal(number, await client.TestDoubleAsync(number));
        }

        byte[] bytes = [.. Enumerable.Range(0, 256).Select(i => (byte)i)];
        Assert.Equal(bytes, await client.TestBinaryAsync(bytes));
        Assert.Equal(Numberz.Eight, await client.TestEnumAsync(Numberz.Eight));
        Assert.Equal(ThriftTestConstants.MyNumberz, await client.TestEnumAsync(Numberz.One));
    }

    private static async Task CheckStructsAsync(IThriftTest client)
    {
        Xtruct zero = new() { StringThing = "Zero", ByteThing = 1, I32Thing = -3, I64Thing = -5 };
        Assert.Equal(zero, await client.TestStructAsync(zero));
        Xtruct2 nest = new() { ByteThing = 1, StructThing = zero, I32Thing = 5 };
        Assert.Equal(nest, await client.TestNestAsync(nest));
        Xtruct multi = await client.TestMultiAsync(74, 0xFF00FF, 0xF000F000, new() { [0] = "abc" }, Numberz.Five, 0xF0F0F0);
        Assert.Equal(new Xtruct { StringThing = "Hello2", ByteThing = 74, I32Thing = 0xFF00FF, I64Thing = 0xF000F000 }, multi);
    }

    private static async Task CheckCollectionsAsync(IThriftTest client)
    {
        Dictionary<int, int> numbers = new() { [0] = -10, [1] = -9, [-5] = int.MaxValue };
        Assert.Equal(numbers, await client.TestMapAsync(numbers));
        Assert.Empty(await client.TestMapAsync([]));
        Dictionary<string, string> words = new() { ["a"] = "2", ["some"] = "thing", [""] = "" };
        Assert.Equal(words, await client.TestStringMapAsync(words));
        Assert.True((await client.TestSetAsync([-2, -1, 0, 1, 2])).SetEquals([-2, -1, 0, 1, 2]));
        Assert.Equal([-2, -1, 0, 1, 2], await client.TestListAsync([-2, -1, 0, 1, 2]));
        Assert.Null(DeepEquality.Difference(ThriftTestHandler.Maps, await client.TestMapMapAsync(1)));
        Insanity insane = new()
        {
            UserMap = new() { [Numberz.Five] = 5, [Numberz.Eight] = 8 },
            Xtructs = [new() { StringThing = "Hello2", ByteThing = 74, I32Thing = 0xFF, I64Thing = 0xFFFFFFFFFFFF }, new() { StringThing = "Goodbye4", ByteThing = 4 }],
        };
        Assert.Null(DeepEquality.Difference(ThriftTestHandler.Insane(insane), await client.TestInsanityAsync(insane)));
    }

    private static async Task CheckFailuresAsync(IThriftTest client)
    {
        await client.TestExceptionAsync("success");
        Xception first = await Assert.ThrowsAsync<Xception>(async () => await client.TestExceptionAsync("Xception"));
        Assert.Equal((1001, "Xception"), (first.ErrorCode, first.Message));
        Assert.Equal("foobar", (await client.TestMultiExceptionAsync("success", "foobar")).StringThing);
        first = await Assert.ThrowsAsync<Xception>(async () => await client.TestMultiExceptionAsync("Xception", "x"));
        Assert.Equal((1001, "This is an Xception"), (first.ErrorCode, first.MessageValue));
        Xception2 second = await Assert.ThrowsAsync<Xception2>(async () => await client.TestMultiExceptionAsync("Xception2", "x"));
        Assert.Equal((2002, "This is an Xception2"), (second.ErrorCode, second.StructThing?.StringThing));
        await client.TestOnewayAsync(0);
        Assert.Equal("again", await client.TestStringAsync("again"));
        await Assert.ThrowsAnyAsync<RpcException>(async () => await client.TestExceptionAsync("TException"));
    }
}
