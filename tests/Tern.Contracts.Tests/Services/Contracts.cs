using Tern.Contracts.Tests.Shapes;
using Tern.Contracts.Tests.Types;

namespace Tern.Contracts.Tests.Services;

[RpcService]
public interface IBase
{
    ValueTask<string> PingAsync(string text);
}

[RpcService("left.Service")]
public interface ILeft : IBase
{
    Task LeftAsync();
}

[RpcService]
public interface IRight : IBase
{
    Task<int> RightAsync(int value);
}

/// <summary>Not a service by itself; its methods belong to those that extend it.</summary>
public interface IPlain
{
    ValueTask<int> PlainAsync();
}

[RpcService("all.Everything")]
public interface IEverything : ILeft, IRight, IPlain
{
    static int Constant => 1;

    [RpcMethod("renamed")]
    ValueTask<Inner?> NullableAsync(Inner? request, CancellationToken cancellationToken = default);

    ValueTask<int?> NullableNumberAsync(int? value = 5);

    [Throws(typeof(ShopError), 2)]
    [Throws(typeof(OutOfStock), 1)]
    ValueTask<Point> ThrowsAsync(Point point, CallContext context);

    [Throws(typeof(OutOfStock), 3)]
    ValueTask VoidThrowsAsync();

    [OneWay]
    Task FireAsync(Inner message, CallContext? context = null);

    [Idempotent]
    ValueTask<List<Inner>> ListsAsync(List<int> numbers, Dictionary<string, Point> points, in Point point, string text = "default \"text\"", Color color = Color.Blue);

    ValueTask<Page<Inner>> PageAsync(Page<int> page);

    ValueTask<Payment> UnionAsync(Payment payment);

    [RpcMethod("Overload2")]
    ValueTask<int> OverloadAsync(int value);

    ValueTask<int> OverloadAsync(string value);

    ValueTask<bool> KeywordsAsync(int @class, int equals, int context, int invoker);

    ValueTask<int> WithBody() => new(3);

    IAsyncEnumerable<Inner> StreamAsync(Inner request, CallContext? context = null);

    ValueTask<Inner> CollectAsync(IAsyncEnumerable<Inner> items);

    IAsyncEnumerable<Inner> ChatAsync(IAsyncEnumerable<Inner> items, CancellationToken cancellationToken);

    IAsyncEnumerable<string> ListWordsAsync(string text, int limit = 3, Inner? first = null);

    IAsyncEnumerable<int> NothingAskedAsync();

    ValueTask SinkAsync(IAsyncEnumerable<int> numbers, CallContext? context = null);

    Task<List<int>> SortAsync(IAsyncEnumerable<List<int>> parts);

    IAsyncEnumerable<Payment> PayAsync(IAsyncEnumerable<Point> points);
}

public static partial class Container
{
    [RpcService]
    internal interface INested
    {
        ValueTask<Hidden> DoAsync(Hidden value);
    }

    [RpcMessage]
    internal sealed partial record Hidden([RpcField(1)] int Value);
}
