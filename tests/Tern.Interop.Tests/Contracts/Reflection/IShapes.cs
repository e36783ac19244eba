using Tern.Interop.Tests.Contracts.Reflection.Parts;

namespace Tern.Interop.Tests.Contracts.Reflection;

/// <summary>What descriptors must get right: every kind of method and field, and names that C# tells apart and Protobuf does not.</summary>
[RpcService("shapes.v1.Shapes")]
public interface IShapes
{
    [Idempotent]
    ValueTask<Everything> EchoAsync(Everything value, CallContext? context = null);

    ValueTask<Strict> EchoStrictAsync(Strict value, CallContext? context = null);

    ValueTask<Drawing> EchoDrawingAsync(Drawing value, CallContext? context = null);

    [Throws(typeof(TooLarge), 1)]
    ValueTask<long> AddAsync(int left, int right = 7, Tint? tint = null);

    ValueTask<List<Page<Drawing>>> PagesAsync(List<string> names);

    [OneWay]
    ValueTask NoteAsync(string text);

    ValueTask PingAsync();

    IAsyncEnumerable<int> CountAsync(int to);

    ValueTask<int> SumAsync(IAsyncEnumerable<int> numbers);

    IAsyncEnumerable<Page<Everything>> TurnAsync(IAsyncEnumerable<Page<Everything>> pages);
}
