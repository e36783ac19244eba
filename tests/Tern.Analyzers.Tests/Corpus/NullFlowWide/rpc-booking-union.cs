// case: rpc-booking-union
// category: rpc
// rationale: an optional field, a field the peer left out and the wrong arm of a union, all read from a decoded message
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.RpcBookingUnion;

[AttributeUsage(AttributeTargets.Property)]
public sealed class RpcFieldAttribute(int tag) : Attribute
{
    public int Tag { get; } = tag;

    public bool Optional { get; init; }
}

public enum SeatKind
{
    Rail = 1,
    Air = 2,
}

public sealed record RailSeat(string Coach);

public sealed record AirSeat(string Row);

public sealed class Booking
{
    [RpcField(1)]
    public SeatKind Kind { get; set; }

    [RpcField(2)]
    public RailSeat Rail { get; set; } = null!;

    [RpcField(3)]
    public AirSeat Air { get; set; } = null!;

    [RpcField(4, Optional = true)]
    public string? Remark { get; set; }

    [RpcField(5)]
    public string Passenger { get; set; } = null!;

    public static Booking Decode(ReadOnlySpan<byte> wire)
    {
        var b = new Booking { Kind = wire[0] == 1 ? SeatKind.Rail : SeatKind.Air };
        _ = b.Kind == SeatKind.Rail ? (object)(b.Rail = new RailSeat("c")) : b.Air = new AirSeat("r");
        for (int i = 1; i < wire.Length; i++)
        {
            if (wire[i] == 5)
            {
                b.Passenger = "p" + i;
            }
        }

        return b;
    }
}

public static class Case
{
    private static int Row(Booking b) => b.Air.Row.Length; // want: null-deref

    private static int Seat(Booking b) => b.Kind == SeatKind.Rail ? b.Rail.Coach.Length : b.Air.Row.Length;

    private static int Note(Booking b) => b.Remark!.Length; // want: null-deref

    private static int NoteOr(Booking b) => b.Remark != null ? b.Remark.Length : 0;

    private static int Name(Booking b) => b.Passenger.Length; // want: null-deref

    public static int Demo1() => Row(Booking.Decode([1, 5]));

    public static int Demo2() => Seat(Booking.Decode([1, 5])) + Seat(Booking.Decode([2]));

    public static int Demo3() => Note(Booking.Decode([1]));

    public static int Demo4() => NoteOr(Booking.Decode([1]));

    public static int Demo5() => Name(Booking.Decode([1]));
}
