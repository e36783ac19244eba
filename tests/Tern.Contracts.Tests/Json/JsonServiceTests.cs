using Tern.Contracts.Tests.Services;
using Tern.Contracts.Tests.Shapes;
using Tern.Contracts.Tests.Types;
using Tern.Serialization;

namespace Tern.Contracts.Tests.Json;

public sealed class JsonServiceTests
{
    private readonly EverythingHandler _handler = new();
    private readonly JsonInvoker<IEverything> _invoker;
    private readonly IEverything _client;

    public JsonServiceTests()
    {
        _invoker = new JsonInvoker<IEverything>(_handler);
        _client = new EverythingClient(_invoker);
    }

    [Fact]
    public async Task Call_EveryResultShape_ReturnsTheAnswer()
    {
        Assert.Equal("x!", await _client.PingAsync("x"));
        await _client.LeftAsync();
        Assert.Equal(["left"], _handler.Seen);
        Assert.Equal(2, await _client.RightAsync(1));
        Assert.Null(await _client.NullableNumberAsync(null));
        Assert.Equal(new Payment.Cash(1), await _client.UnionAsync(new Payment.Cash(1)));
        Assert.Equal([new Inner("7")], (await _client.PageAsync(new Page<int> { Items = [7] })).Items);
        Assert.True(await _client.KeywordsAsync(1, 2, 3, 4));
    }

    [Fact]
    public async Task Call_SingleMessage_IsTheBody()
    {
        await _client.NullableAsync(new Inner("r"), TestContext.Current.CancellationToken);

        Assert.Equal("""{"text":"r"}""", _invoker.LastRequest);
        Assert.Equal("""{"text":"r"}""", _invoker.LastReply);
    }

    [Fact]
    public async Task Call_ScalarsAndNothing_AreFieldsOfTheBody()
    {
        await _client.RightAsync(1);
        Assert.Equal("""{"value":1}""", _invoker.LastRequest);
        Assert.Equal("""{"reply":2}""", _invoker.LastReply);

        await _client.LeftAsync();
        Assert.Equal("{}", _invoker.LastRequest);
        Assert.Equal("{}", _invoker.LastReply);

        await _client.NullableNumberAsync(null);
        Assert.Equal("{}", _invoker.LastRequest);
        Assert.Equal("{}", _invoker.LastReply);
    }

    [Fact]
    public async Task Call_SeveralArgumentsAndDefaults_Arrive()
    {
        List<Inner> read = await _client.ListsAsync([1, 2], new() { ["p"] = new Point(3, 4) }, new Point(5, 6));

        Assert.Equal(["1", "2", "p=3", "5default \"text\"Blue"], read.Select(i => i.Text));
        Assert.StartsWith("""{"numbers":[1,2],"points":{"p":{"x":3,"y":4}},"point":{"x":5,"y":6},""", _invoker.LastRequest, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_ArgumentsThatAreMissing_AreTheirDefaults()
    {
        ProtoJsonReader reader = new("""{"numbers":[1]}"""u8);
        EverythingMethods.ListsArguments arguments = EverythingMethods.Lists.ReadArguments(ref reader);

        Assert.Equal([1], arguments.Numbers);
        Assert.Empty(arguments.Points);
        Assert.Equal(("default \"text\"", Color.Blue), (arguments.Text, arguments.Color));
    }
}
