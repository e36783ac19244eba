// Functions that meet what they have made of the elements before.
using System.Linq;

namespace Variations.Folded;

public sealed record Lift(string Floor);

public static class Lifts
{
    private static Lift Move(Lift lift, int by) => by > 0 && lift.Floor == "ground" ? new Lift("first") : null!; // want: null-deref

    private static Lift Stay(Lift lift, int by) => by > 0 && lift.Floor == "ground" ? new Lift("first") : lift;

    private static Lift? MoveIfAny(Lift? lift, int by) => by > 0 && lift?.Floor == "ground" ? new Lift("first") : null;

    private static Lift Leave(Lift lift, int by) => lift.Floor.Length > by ? lift : null!;

    public static void Demo1() => new[] { 1, 1, 1 }.Aggregate(new Lift("ground"), Move);

    public static void Demo2() => new[] { 1, 1, 1 }.Aggregate(new Lift("ground"), Stay);

    public static void Demo3() => new[] { 1, 1, 1 }.Aggregate((Lift?)new Lift("ground"), MoveIfAny);

    public static void Demo4() => new[] { 9 }.Aggregate(new Lift("ground"), Leave);
}

public sealed record Selection(string File, Lift? Picked);

public static class Selections
{
    private static Selection Reduce(Selection now, string action) => action switch
    {
        "escape" => now with { Picked = null },
        "raise" => Raise(now),
        _ => now,
    };

    private static Selection Raise(Selection now) => now with { Picked = now.Picked! with { Floor = "top" } }; // want: null-deref

    public static void Demo5() => new[] { "raise", "escape", "raise" }.Aggregate(new Selection("a", new Lift("ground")), Reduce);
}
