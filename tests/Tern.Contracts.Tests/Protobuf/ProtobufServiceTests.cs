using Tern.Contracts.Tests.Services;
using Tern.Contracts.Tests.Shapes;
using Tern.Contracts.Tests.Types;

namespace Tern.Contracts.Tests.Protobuf;

public sealed class ProtobufServiceTests
{
    private readonly EverythingHandler _handler = new();
    private readonly ProtobufInvoker<IEverything> _invoker;
    private readonly IEverything _client;

    public ProtobufServiceTests()
    {
        _invoker = new ProtobufInvoker<IEverything>(_handler);
        _client = new EverythingClient(_invoker);
    }

    [Fact]
    public async Task Call_EveryResultShape_ReturnsTheAnswer()
    {
        Assert.Equal("x!", await _client.PingAsync("x"));
        await _client.LeftAsync();
        Assert.Equal(["left"], _handler.Seen);
        Assert.Equal(2, await _client.RightAsync(1));
        Assert.Equal(9, await _client.PlainAsync());
        Assert.Null(await _client.NullableAsync(null, TestContext.Current.CancellationToken));
        Assert.Equal(new Inner("r"), await _client.NullableAsync(new Inner("r"), TestContext.Current.CancellationToken));
        Assert.Null(await _client.NullableNumberAsync(null));
        Assert.Equal(5, await _client.NullableNumberAsync());
        Assert.Equal(new Payment.Cash(1), await _client.UnionAsync(new Payment.Cash(1)));
        Assert.Equal([new Inner("7")], (await _client.PageAsync(new Page<int> { Items = [7] })).Items);
        Assert.Equal(4, await _client.OverloadAsync(4));
        Assert.Equal(3, await _client.OverloadAsync("abc"));
        Assert.True(await _client.KeywordsAsync(1, 2, 3, 4));
    }

    [Fact]
    public async Task Call_SeveralArgumentsAndDefaults_Arrive()
    {
        List<Inner> read = await _client.ListsAsync([1, 2], new() { ["p"] = new Point(3, 4) }, new Point(5, 6));

        Assert.Equal(["1", "2", "p=3", "5default \"text\"Blue"], read.Select(i => i.Text));
    }

    [Fact]
    public async Task Call_SingleMessage_IsTheBody()
    {
        await _client.NullableAsync(new Inner("r"), TestContext.Current.CancellationToken);

        Assert.Equal("0A0172", Convert.ToHexString(_invoker.LastRequest));
        Assert.Equal("0A0172", Convert.ToHexString(_invoker.LastReply));
    }

    [Fact]
    public async Task Call_ScalarsAndNothing_AreFieldsOfTheBody()
    {
        await _client.RightAsync(1);
        Assert.Equal("0801", Convert.ToHexString(_invoker.LastRequest));
        Assert.Equal("0802", Convert.ToHexString(_invoker.LastReply));

        await _client.LeftAsync();
        Assert.Empty(_invoker.LastRequest);
        Assert.Empty(_invoker.LastReply);
    }

    [Fact]
    public async Task Stream_EveryKind_CarriesMessages()
    {
        Assert.Equal(["zero", "one"], await ListAsync(_client.ListWordsAsync("one two", 1, new Inner("zero"))));
        Assert.Equal([new Inner("a"), new Inner("b")], await ListAsync(_client.StreamAsync(new Inner("ab"))));
        Assert.Equal([new Inner("x!")], await ListAsync(_client.ChatAsync(Of(new Inner("x")), TestContext.Current.CancellationToken)));
        Assert.Equal([1, 2, 3], await _client.SortAsync(Of<List<int>>([3, 1], [2])));
    }

    [Fact]
    public async Task Call_HandlerThrows_DeclaredExceptionsArriveAsThemselves()
    {
        OutOfStock derived = await Assert.ThrowsAsync<OutOfStock>(async () => await _client.ThrowsAsync(new Point(1, 0), new CallContext()));
        Assert.Equal("Tern.Contracts.Tests.Shapes.OutOfStock", _invoker.LastException);
        ShopError declared = await Assert.ThrowsAsync<ShopError>(async () => await _client.ThrowsAsync(new Point(2, 0), new CallContext()));
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await _client.ThrowsAsync(new Point(3, 0), new CallContext()));

        Assert.Equal(("sku", 2, 3), (derived.Sku, derived.Left, derived.Code));
        Assert.Equal(4, declared.Code);
    }

    private static async IAsyncEnumerable<T> Of<T>(params T[] items)
    {
        foreach (T item in items)
        {
            await Task.CompletedTask;
            yield return item;
        }
    }

    private static async Task<List<T>> ListAsync<T>(IAsyncEnumerable<T> items)
    {
        List<T> list = [];
        await foreach (T item in items)
        {
            list.Add(item);
        }

        return list;
    }
}
