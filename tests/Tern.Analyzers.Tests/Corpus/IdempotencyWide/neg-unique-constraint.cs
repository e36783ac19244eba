// case: neg-unique-constraint
// category: guards
// rationale: the database refuses the second row, and the code takes that for an answer
// rule: none

using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide.NegUniqueConstraint;

public sealed record Booking(string BookingId, string Room, int Nights);

public sealed class UniqueViolationException(string constraint) : Exception($"duplicate key value violates {constraint}");

public interface IBookings
{
    [Idempotent] Task<bool> BookAsync(Booking booking);
    [Idempotent] Task<int> BookAndCountAsync(Booking booking);
    [Idempotent] Task ReserveAsync(Booking booking);
}

public sealed class Bookings(Connection connection) : IBookings
{
    private readonly Dictionary<string, Booking> _reserved = [];

    public int Reserved => _reserved.Count;

    public async Task<bool> BookAsync(Booking booking)
    {
        try
        {
            await connection.ExecuteAsync("INSERT INTO bookings (booking_id, room, nights) VALUES (@BookingId, @Room, @Nights)", booking);
        }
        catch (UniqueViolationException)
        {
            // An earlier attempt wrote the row.
        }

        return true;
    }

    public async Task<int> BookAndCountAsync(Booking booking)
    {
        try
        {
            await connection.ExecuteAsync("INSERT INTO bookings (booking_id, room, nights) VALUES (@BookingId, @Room, @Nights)", booking);
        }
        catch (UniqueViolationException)
        {
            return booking.Nights;
        }

        await connection.ExecuteAsync("UPDATE rooms SET nights = nights + @Nights WHERE room = @Room", booking);
        return booking.Nights;
    }

    public Task ReserveAsync(Booking booking)
    {
        try
        {
            _reserved.Add(booking.BookingId, booking);
        }
        catch (ArgumentException)
        {
            _reserved[booking.BookingId] = booking;
        }

        return Task.CompletedTask;
    }
}

public sealed class Connection
{
    public Func<string, object?, int> Engine { get; init; } = (_, _) => 0;
}

public static class SqlMapper
{
    public static Task<int> ExecuteAsync(this Connection connection, string sql, object? param = null) => Task.FromResult(connection.Engine(sql, param));
    public static Task<T> ExecuteScalarAsync<T>(this Connection connection, string sql, object? param = null) => Task.FromResult((T)(object)connection.Engine(sql, param));
}

public static class Case
{
    public static IAsyncEnumerable<string> Demo1()
    {
        HashSet<object?> rows = [];
        Bookings bookings = new(new Connection { Engine = (_, p) => rows.Add(p) ? 1 : throw new UniqueViolationException("pk") });
        return Twice(async () => { bool booked = await bookings.BookAsync(new Booking("b", "r", 2)); return $"{booked} {rows.Count}"; });
    }

    public static IAsyncEnumerable<string> Demo2()
    {
        int nights = 0;
        HashSet<object?> rows = [];
        Bookings bookings = new(new Connection { Engine = (sql, p) => sql[0] == 'U' ? nights += 2 : rows.Add(p) ? 1 : throw new UniqueViolationException("pk") });
        return Twice(async () => { await bookings.BookAndCountAsync(new Booking("b", "r", 2)); return $"{nights} {rows.Count}"; });
    }

    public static IAsyncEnumerable<string> Demo3()
    {
        Bookings bookings = new(new Connection());
        return Twice(async () => { await bookings.ReserveAsync(new Booking("b", "r", 2)); return $"{bookings.Reserved}"; });
    }

    private static async IAsyncEnumerable<string> Twice(Func<Task<string>> act)
    {
        yield return await act();
        yield return await act();
    }
}
