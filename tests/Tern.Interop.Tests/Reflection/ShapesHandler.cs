using Tern.Interop.Tests.Contracts.Reflection;
using Tern.Interop.Tests.Contracts.Reflection.Parts;

namespace Tern.Interop.Tests.Reflection;

/// <summary>Sends back what it gets.</summary>
internal sealed class ShapesHandler : IShapes
{
    private const int Most = 1_000;

    public ValueTask<Everything> EchoAsync(Everything value, CallContext? context = null) => new(value);

    public ValueTask<Strict> EchoStrictAsync(Strict value, CallContext? context = null) => new(value);

    public ValueTask<Drawing> EchoDrawingAsync(Drawing value, CallContext? context = null) => new(value);

    public ValueTask<long> AddAsync(int left, int right = 7, Tint? tint = null) =>
        left + right > Most ? throw new TooLarge(Most) { Reason = TooLarge.Reasons.Sum } : new(left + right + (int)(tint ?? 0));

    public ValueTask<List<Page<Drawing>>> PagesAsync(List<string> names) =>
        new([.. names.Select(static name => new Page<Drawing> { Items = { new Drawing { Title = name } } })]);

    public ValueTask NoteAsync(string text) => default;

    public ValueTask PingAsync() => default;

    public async IAsyncEnumerable<int> CountAsync(int to)
    {
        for (int i = 1; i <= to; i++)
        {
            await Task.Yield();
            yield return i;
        }
    }

    public async ValueTask<int> SumAsync(IAsyncEnumerable<int> numbers) => await numbers.SumAsync();

    public IAsyncEnumerable<Page<Everything>> TurnAsync(IAsyncEnumerable<Page<Everything>> pages) => pages;
}
