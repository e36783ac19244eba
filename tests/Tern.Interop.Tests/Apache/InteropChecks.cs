using Tern.Interop.Tests.Contracts.Apache;
using Xunit;

namespace Tern.Interop.Tests.Apache;

/// <summary>What peer.py and peer.cpp check as clients, with Tern as the client.</summary>
internal static class InteropChecks
{
    private const int UnknownMethod = 1;

    public static async Task RunAsync(RpcChannel channel)
    {
        INewer client = channel.CreateClient<INewer>();
        await CheckMessagesAsync(client);
        await CheckScalarsAsync(client);
        await CheckTextAndBytesAsync(client);
        await CheckCollectionsAsync(client);
        await CheckFailuresAsync(client);
        await CheckOneWayAsync(client);
        Assert.Equal("pong:again", await client.PingAsync("again"));
    }

    private static async Task CheckMessagesAsync(INewer client)
    {
        Assert.Equal("pong:hi", await client.PingAsync("hi"));
        Assert.Equal("", await client.CheckAsync(InteropConstants.Sample));
        Assert.Null(DeepEquality.Difference(InteropConstants.Sample, await client.SampleAsync()));
        Assert.Null(DeepEquality.Difference(InteropConstants.Sample, await client.EchoAsync(InteropConstants.Sample)));
        foreach (Shape shape in new Shape[] { new Shape.Circle(0.5), new Shape.Label(""), new Shape.Point(new Point { X = 1, Y = 2 }) })
        {
            Assert.Equal(shape, await client.EchoShapeAsync(shape));
        }
    }

    private static async Task CheckScalarsAsync(INewer client)
    {
        foreach (bool value in new[] { true, false })
        {
            Assert.Equal(value, await client.EchoBoolAsync(value));
        }

        foreach (sbyte value in new sbyte[] { 0, -1, sbyte.MaxValue, sbyte.MinValue })
        {
            Assert.Equal(value, await client.EchoByteAsync(value));
        }

        foreach (short value in new short[] { 0, -1, short.MaxValue, short.MinValue })
        {
            Assert.Equal(value, await client.EchoI16Async(value));
        }

        foreach (int value in new[] { 0, -1, int.MaxValue, int.MinValue })
        {
            Assert.Equal(value, await client.EchoI32Async(value));
        }

        foreach (long value in new[] { 0, -1, long.MaxValue, long.MinValue })
        {
            Assert.Equal(value, await client.EchoI64Async(value));
        }

        foreach (double value in new[] { 0, -0.1, 1e308, double.PositiveInfinity, double.NaN })
        {
            Assert.Equal(value, await client.EchoDoubleAsync(value));
        }

        foreach (Shade value in new[] { Shade.Dark, Shade.Odd })
        {
            Assert.Equal(value, await client.EchoShadeAsync(value));
        }

        Assert.Equal(-3, await client.AddAsync(4, -7));
        await client.NothingAsync();
    }

    private static async Task CheckTextAndBytesAsync(INewer client)
    {
        foreach (string value in new[] { "", "é世界 🐦", new string('x', 70_000) })
        {
            Assert.Equal(value, await client.EchoStringAsync(value));
        }

        foreach (int size in new[] { 0, 256, 4 * 1024 * 1024 })
        {
            byte[] bytes = new byte[size];
            new Random(size).NextBytes(bytes);
            byte[] echo = await client.EchoBinaryAsync(bytes);
            Assert.True(bytes.AsSpan().SequenceEqual(echo), $"{size} bytes came back changed");
        }
    }

    private static async Task CheckCollectionsAsync(INewer client)
    {
        Assert.Empty(await client.EchoListAsync([]));
        List<long> numbers = [.. Enumerable.Range(-500, 1000)];
        Assert.Equal(numbers, await client.EchoListAsync(numbers));
        HashSet<string> set = await client.EchoSetAsync(["a", "b", ""]);
        Assert.Equal(["", "a", "b"], set.Order(StringComparer.Ordinal));
        Assert.Empty(await client.EchoMapAsync([]));
        Point point = new() { X = 1, Y = -1, Name = "n" };
        KeyValuePair<string, Point> pair = Assert.Single(await client.EchoMapAsync(new() { ["p"] = point }));
        Assert.Equal(KeyValuePair.Create("p", point), pair);
    }

    private static async Task CheckFailuresAsync(INewer client)
    {
        Assert.Equal("fine", await client.RefuseAsync(0));
        Refused refused = await Assert.ThrowsAsync<Refused>(async () => await client.RefuseAsync(1));
        Assert.Equal((41, "refused"), (refused.Code, refused.Reason));
        Missing missing = await Assert.ThrowsAsync<Missing>(async () => await client.RefuseAsync(2));
        Assert.Equal("missing", missing.Subject);
        await client.RefuseVoidAsync(0);
        missing = await Assert.ThrowsAsync<Missing>(async () => await client.RefuseVoidAsync(2));
        Assert.Equal("missing", missing.Subject);

        // Apache's servers close the connection behind an undeclared exception; the next call takes another.
        await Assert.ThrowsAnyAsync<RpcException>(async () => await client.RefuseAsync(9));
        RpcException unknown = await Assert.ThrowsAnyAsync<RpcException>(async () => await client.NewestAsync("x"));
        Assert.Equal(RpcStatusCode.Unimplemented, unknown.Code);
        Assert.Equal(UnknownMethod, unknown.ApplicationExceptionType);
    }

    private static async Task CheckOneWayAsync(INewer client)
    {
        string mark = Guid.NewGuid().ToString();
        await client.NoteAsync(mark);

        // The note and the question may travel on two connections, so the note is awaited instead of expected at once.
        using CancellationTokenSource limit = new(TimeSpan.FromMinutes(2));
        while (!(await client.NotesAsync()).Contains(mark))
        {
            limit.Token.ThrowIfCancellationRequested();
        }
    }
}
