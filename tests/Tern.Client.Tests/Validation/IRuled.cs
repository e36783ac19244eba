using System.ComponentModel.DataAnnotations;

namespace Tern.Client.Tests.Validation;

[RpcService("tests.Ruled")]
public interface IRuled
{
    ValueTask<int> PlaceAsync(Booking booking, CallContext? context = null);

    ValueTask<int> AddAsync([Range(0, 9)] int left, [Validate(AtLeast = "$left")] int right);

    [OneWay]
    ValueTask NoteAsync(Booking booking);

    ValueTask<int> FreeAsync(Unruled unruled);

    IAsyncEnumerable<int> CountAsync(Booking booking);

    ValueTask<int> SumAsync(IAsyncEnumerable<Booking> bookings);

    IAsyncEnumerable<int> EchoAsync(IAsyncEnumerable<Booking> bookings, CallContext? context = null);
}

[RpcMessage]
public sealed partial record Booking
{
    [RpcField(1), Required, MaxLength(3)] public string? Name { get; init; } = "abc";

    [RpcField(2)] public List<Seat> Seats { get; init; } = [];
}

[RpcMessage]
public readonly partial record struct Seat([RpcField(1)][property: Validate(GreaterThan = 0)] int Row);

[RpcMessage]
public sealed partial record Unruled
{
    [RpcField(1)] public int Value { get; init; }
}
