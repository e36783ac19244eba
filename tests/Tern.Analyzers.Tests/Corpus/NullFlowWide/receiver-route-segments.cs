// case: receiver-route-segments
// category: receivers
// rationale: an extension call passes its null receiver on: one extension dereferences it, one tolerates it
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.ReceiverRouteSegments;

public sealed class Segment
{
    public required string From { get; init; }

    public required string To { get; init; }

    public double Km { get; init; }

    public Segment? Next { get; set; }
}

public static class SegmentExtensions
{
    public static double RemainingKm(this Segment segment)
    {
        double km = segment.Km; // want: null-deref
        for (var s = segment.Next; s != null; s = s.Next)
        {
            km += s.Km;
        }

        return km;
    }

    public static bool IsLast(this Segment? segment) => segment is null || segment.Next is null;

    public static string Label(this Segment? segment) =>
        segment is null ? "(end)" : segment.From + "-" + segment.To;

    public static Segment Following(this Segment segment) => segment.Next!;
}

public sealed class Route
{
    private readonly Segment _first;

    public Route(Segment first) => _first = first;

    private Segment? Starting(string stop)
    {
        for (Segment? s = _first; s != null; s = s.Next)
        {
            if (s.From == stop)
            {
                return s;
            }
        }

        return null;
    }

    public double KmFrom(string stop) => Starting(stop)!.RemainingKm();

    public string LabelFrom(string stop) => Starting(stop)!.Label();

    public string TransferStop()
    {
        return _first.Following().To; // want: null-deref
    }

    public string TransferStopOrEnd()
    {
        return _first.IsLast() ? _first.To : _first.Following().To;
    }
}

public static class Case
{
    private static Route Single() => new(new Segment { From = "Bern", To = "Thun", Km = 31 });

    public static void DemoUnknownStop() => Single().KmFrom("Basel");

    public static void DemoUnknownStopLabel() => Single().LabelFrom("Basel");

    public static void DemoNoTransfer() => Single().TransferStop();

    public static void DemoNoTransferChecked() => Single().TransferStopOrEnd();
}
