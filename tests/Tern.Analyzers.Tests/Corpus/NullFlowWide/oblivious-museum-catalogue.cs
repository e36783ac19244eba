// case: oblivious-museum-catalogue
// category: oblivious-helper
// rationale: a legacy catalogue without annotations: not-found null through a tuple, a null argument to annotated code, a member only some rows set
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide3.ObliviousMuseumCatalogue;

#nullable disable
public sealed class Artefact
{
    public string Title { get; set; }
    public string Donor { get; set; }
}

public static class LegacyCatalogue
{
    public static readonly Artefact[] Rows = { new Artefact { Title = "Vase", Donor = "Ames" }, new Artefact { Title = "Coin" } };

    private static Artefact Scan(string title)
    {
        foreach (var row in Rows)
        {
            if (row.Title == title)
            {
                return row;
            }
        }

        return null;
    }

    public static Artefact Locate(string title) => Scan(title.Trim());

    public static (Artefact Item, int Room) Place(string title) => (Locate(title), 3);

    public static int Print(string title) => Labels.Width(Scan(title)?.Donor);

    public static int PrintOrAnonymous(string title) => Labels.Tight(Scan(title)?.Donor ?? "anonymous");
}

#nullable enable
public static class Labels
{
    public static int Width(string donor)
    {
        return donor.Length * 2; // want: null-deref
    }

    public static int Tight(string donor) => donor.Length;
}

public static class Case
{
    private static int Room(string title)
    {
        var (item, room) = LegacyCatalogue.Place(title);
        return item.Title.Length + room; // want: null-deref
    }

    private static int RoomOrZero(string title)
    {
        var place = LegacyCatalogue.Place(title);
        return place.Item is null ? 0 : place.Item.Title.Length + place.Room;
    }

    private static int Longest() => LegacyCatalogue.Rows.Max(a => a.Donor.Length); // want: null-deref

    private static int LongestKnown() => LegacyCatalogue.Rows.Where(a => a.Donor != null).Max(a => a.Donor.Length);

    public static void Demo1() => LegacyCatalogue.Print("Coin");

    public static void Demo2() => Room("Sword");

    public static void Demo3() => Longest();

    public static void Demo4() => _ = RoomOrZero("Sword") + LongestKnown() + LegacyCatalogue.PrintOrAnonymous("Coin");
}
