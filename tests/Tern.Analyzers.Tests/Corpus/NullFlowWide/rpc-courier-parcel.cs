// case: rpc-courier-parcel
// category: rpc-message
// rationale: optional fields and union arms of courier messages are read without asking which are set
// csc: none

using System;
using System.Collections.Generic;

namespace NullSafety.Wide9.CourierParcel;

public enum EventKind { None, Scanned, Delivered }

public sealed class Scanned
{
    public string Depot { get; set; } = "";
}

public sealed class Delivered
{
    public string Door { get; set; } = "";
    public string? Signature { get; set; }
}

public sealed class ParcelEvent
{
    private object? _arm;

    public EventKind Kind { get; private set; }

    public Scanned? Scanned
    {
        get => _arm as Scanned;
        set { _arm = value; Kind = value is null ? EventKind.None : EventKind.Scanned; }
    }

    public Delivered? Delivered
    {
        get => _arm as Delivered;
        set { _arm = value; Kind = value is null ? EventKind.None : EventKind.Delivered; }
    }
}

public sealed class TrackReply
{
    public bool HasWindow => Window != null;
    public string? Window { get; set; }
    public List<ParcelEvent> Events { get; } = new();
}

public static class CourierClient
{
    private static string LastPlace(TrackReply reply)
    {
        var last = reply.Events[^1];
        if (last.Kind == EventKind.Delivered)
        {
            return last.Delivered!.Door;
        }

        return last.Scanned!.Depot; // missed: null-deref
    }

    private static string Place(ParcelEvent e) => e.Kind switch
    {
        EventKind.Scanned => e.Scanned!.Depot,
        EventKind.Delivered => e.Delivered!.Door,
        _ => "in transit",
    };

    private static string Hours(TrackReply reply)
    {
        string[] parts = reply.Window!.Split('-'); // want: null-deref
        return parts[0];
    }

    private static string HoursOrToday(TrackReply reply) => reply.HasWindow ? reply.Window!.Split('-')[0] : "today";

    private static int SignatureLength(ParcelEvent e)
    {
        if (e.Delivered is not { } delivered) return 0;
        return delivered.Signature!.Length; // want: null-deref
    }

    private static TrackReply Reply(string? window, params ParcelEvent[] events)
    {
        var reply = new TrackReply { Window = window };
        reply.Events.AddRange(events);
        return reply;
    }

    private static ParcelEvent Handed(string? by) => new() { Delivered = new Delivered { Door = "7b", Signature = by } };

    private static ParcelEvent Scan() => new() { Scanned = new Scanned { Depot = "Graz" } };

    public static string Demo1() => LastPlace(Reply(null, Scan(), new ParcelEvent()));
    public static string Demo2() => Hours(Reply(null, Scan()));
    public static int Demo3() => SignatureLength(Handed(null));
    public static string Demo4() => LastPlace(Reply(null, Handed(null))) + LastPlace(Reply(null, Scan())) + Place(new ParcelEvent()) + Place(Scan());
    public static string Demo5() => Hours(Reply("9-12", Scan())) + HoursOrToday(Reply(null)) + SignatureLength(Handed("mk")) + SignatureLength(Scan());
}
