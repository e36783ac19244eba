using System.Runtime.CompilerServices;
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

    public async IAsyncEnumerable<Inner> StreamAsync(Inner request, CallContext? context = null)
    {
        foreach (char letter in request.Text)
        {
            await Task.Yield();
            yield return new Inner($"{letter}");
        }
    }

    public async ValueTask<Inner> CollectAsync(IAsyncEnumerable<Inner> items)
    {
        List<string> texts = [];
        await foreach (Inner item in items)
        {
            texts.Add(item.Text);
        }

        return new Inner(string.Join('+', texts));
    }

    public async IAsyncEnumerable<Inner> ChatAsync(IAsyncEnumerable<Inner> items, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (Inner item in items.WithCancellation(cancellationToken))
        {
            yield return new Inner(item.Text + "!");
        }
    }

    public async IAsyncEnumerable<string> ListWordsAsync(string text, int limit = 3, Inner? first = null)
    {
        await Task.Yield();
        if (first is not null)
        {
            yield return first.Text;
        }

        foreach (string word in text.Split(' ').Take(limit))
        {
            yield return word;
        }
    }

    public async IAsyncEnumerable<int> NothingAskedAsync()
    {
        await Task.Yield();
        yield return 42;
    }

    public async ValueTask SinkAsync(IAsyncEnumerable<int> numbers, CallContext? context = null)
    {
        await foreach (int number in numbers)
        {
            Seen.Add($"{number}");
        }
    }

    public async Task<List<int>> SortAsync(IAsyncEnumerable<List<int>> parts)
    {
        List<int> all = [];
        await foreach (List<int> part in parts)
        {
            all.AddRange(part);
        }

        all.Sort();
        return all;
    }

    public async IAsyncEnumerable<Payment> PayAsync(IAsyncEnumerable<Point> points)
    {
        await foreach (Point point in points)
        {
            yield return new Payment.Cash(point.X);
        }
    }
}
