// case: forgiving-vineyard-ledger
// category: null-forgiving
// rationale: list lookups forgiven with ! directly, as an argument two calls deep, and one plain nullable use
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.ForgivingVineyardLedger;

public sealed record Parcel(string Code, string Grape, string? Owner = null);

public sealed class VineyardLedger
{
    private readonly List<Parcel> _parcels = [new("A1", "Riesling", "Ilse"), new("B7", "Gamay")];

    public Parcel? Locate(string code) => _parcels.Find(p => p.Code == code);

    public string GrapeOf(string code)
    {
        var parcel = Locate(code)!;
        return parcel.Grape.ToUpperInvariant(); // want: null-deref
    }

    public string GrapeOrBlend(string code) => Locate(code) is { } parcel ? parcel.Grape : "blend";

    public string Label(string code, int width) => width < 3 ? code : Print(Locate(code)!, width);

    private static string Print(Parcel parcel, int width)
    {
        return parcel.Code.PadRight(width); // want: null-deref
    }

    public int OwnerWidth() => _parcels.Max(Width);

    private static int Width(Parcel parcel)
    {
        string? owner = parcel.Owner;
        return owner!.Length; // want: null-deref
    }

    public int OwnerWidthSafe() => _parcels.Where(p => p.Owner is not null).Max(p => p.Owner!.Length);

    public string First()
    {
        var hit = Locate("A1");
        if (hit is null)
        {
            _parcels.Add(hit = new Parcel("A1", "Riesling"));
        }

        return hit.Grape.Trim();
    }
}

public static class Demos
{
    public static void Demo1() => new VineyardLedger().GrapeOf("Z9");

    public static void Demo2() => new VineyardLedger().Label("Z9", 8);

    public static void Demo3() => new VineyardLedger().OwnerWidth();

    public static void Demo4() => new VineyardLedger().OwnerWidthSafe();

    public static void Demo5()
    {
        var ledger = new VineyardLedger();
        ledger.GrapeOrBlend("Z9");
        ledger.Label("A1", 8);
        ledger.First();
    }
}
