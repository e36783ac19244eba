using Tern.Contracts.Tests.Shapes;
using Tern.Contracts.Tests.Types;

namespace Tern.Contracts.Tests.Services;

/// <summary>Answers with what makes the arguments visible.</summary>
internal sealed class EverythingHandler : IEverything
{
    public List<string> Seen { get; } = [];

    public ValueTask<string> PingAsync(string text) => new(text + "!");

    public Task LeftAsync()
    {
        Seen.Add("left");
        return Task.CompletedTask;
    }

    public Task<int> RightAsync(int value) => Task.FromResult(value + 1);

    public ValueTask<int> PlainAsync() => new(9);

    public ValueTask<Inner?> NullableAsync(Inner? request, CancellationToken cancellationToken = default) => new(request);

    public ValueTask<int?> NullableNumberAsync(int? value = 5) => new(value);

    public ValueTask<Point> ThrowsAsync(Point point, CallContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return point.X switch
        {
            1 => throw new OutOfStock("sku", 2) { Code = 3 },
            2 => throw new ShopError { Code = 4 },
            3 => throw new InvalidOperationException("undeclared"),
            _ => new(new Point(point.Y, point.X)),
        };
    }

    public ValueTask VoidThrowsAsync() => ValueTask.FromException(new OutOfStock("void"));

    public async Task FireAsync(Inner message, CallContext? context = null)
    {
        await Task.Yield();
        Seen.Add(message.Text);
    }

    public ValueTask<List<Inner>> ListsAsync(
        List<int> numbers, Dictionary<string, Point> points, in Point point, string text = "default \"text\"", Color color = Color.Blue)
        => new([.. numbers.Select(n => new Inner($"{n}")), .. points.Select(p => new Inner($"{p.Key}={p.Value.X}")), new($"{point.X}{text}{color}")]);

    public ValueTask<Page<Inner>> PageAsync(Page<int> page) => new(new Page<Inner> { Items = [.. page.Items.Select(i => new Inner($"{i}"))] });

    public ValueTask<Payment> UnionAsync(Payment payment) => new(payment);

    public ValueTask<int> OverloadAsync(int value) => new(value);

    public ValueTask<int> OverloadAsync(string value) => new(value.Length);

    public ValueTask<bool> KeywordsAsync(int @class, int equals, int context, int invoker) => new(@class == 1 && equals == 2 && context == 3 && invoker == 4);

    public IAsyncEnumerable<Inner> StreamAsync(Inner request, CallContext? context = null) => throw new NotSupportedException();

    public ValueTask<Inner> CollectAsync(IAsyncEnumerable<Inner> items) => throw new NotSupportedException();

    public IAsyncEnumerable<Inner> ChatAsync(IAsyncEnumerable<Inner> items, CancellationToken cancellationToken) => throw new NotSupportedException();
}
