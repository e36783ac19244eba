// case: result-dental-appointments
// category: result-object
// rationale: an outcome object and a status enum decide which members are set; one caller looks at neither, one at the wrong one
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide3.ResultDentalAppointments;

public enum Booking
{
    Confirmed,
    Waiting,
    Refused,
}

public sealed class Outcome<T> where T : class
{
    private Outcome(bool ok, T value, string reason) => (Ok, Value, Reason) = (ok, value, reason);

    public bool Ok { get; }
    public T Value { get; }
    public string Reason { get; }

    public static Outcome<T> Done(T value) => new(true, value, null!);

    public static Outcome<T> Fail(string reason) => new(false, null!, reason);
}

public sealed record Slot(string Chair, int Minute);

public sealed class Diary
{
    public Outcome<Slot> Reserve(int minute) => minute < 480 ? Outcome<Slot>.Fail("closed") : Outcome<Slot>.Done(new Slot("A", minute));

    public Booking Ask(int minute, out Slot? slot)
    {
        slot = minute >= 480 ? new Slot("B", minute) : null;
        return slot is not null ? Booking.Confirmed : minute > 400 ? Booking.Waiting : Booking.Refused;
    }

    public (Slot Slot, string? Error) Move(Slot old, int minute) => minute < 480 ? (null!, "closed") : (old with { Minute = minute }, null);
}

public static class Case
{
    private static string Why(Outcome<Slot> o) => o.Ok ? o.Value.Chair : o.Reason.Trim();

    private static int Remind(Diary d, int minute)
    {
        var o = d.Reserve(minute);
        if (o.Ok)
        {
            Console.Out.Flush();
        }

        return o.Value.Minute; // want: null-deref
    }

    private static int Chair(Diary d, int minute)
    {
        var status = d.Ask(minute, out var slot);
        if (status != Booking.Refused)
        {
            return slot!.Chair.Length; // want: null-deref
        }

        return 0;
    }

    private static int ConfirmedChair(Diary d, int minute) => d.Ask(minute, out var s) == Booking.Confirmed ? s!.Chair.Length : 0;

    private static int Shift(Diary d, int minute)
    {
        var (slot, error) = d.Move(new Slot("A", 500), minute);
        Console.Error.Write(error is { Length: > 99 } ? error : "");
        return slot.Minute; // want: null-deref
    }

    private static int ShiftSafe(Diary d, int m) => d.Move(new Slot("A", 1), m) is (var slot, null) ? slot.Minute : 0;

    public static void Demo1() => Remind(new Diary(), 1);
    public static void Demo2() => Chair(new Diary(), 450);
    public static void Demo3() => Shift(new Diary(), 1);
    public static void Demo4() => _ = Why(new Diary().Reserve(1)) + Why(new Diary().Reserve(500)) + ConfirmedChair(new Diary(), 450) + ShiftSafe(new Diary(), 1);
}
