// The same test, written in other words: what some element has passed, one is found for.
using System.Collections.Generic;
using System.Linq;

namespace Variations.Alike;

public sealed record Room(string Name, string? Guest);

public sealed class House(IEnumerable<Room> rooms)
{
    private readonly List<Room> _rooms = rooms.ToList();

    public int Taken() => _rooms.Any(r => r.Guest is not null) ? _rooms.FirstOrDefault(r => r.Guest != null)!.Name.Length : 0;

    public int TakenByOtherName() => _rooms.Count(r => r.Guest != null) > 0 ? _rooms.LastOrDefault(room => room.Guest is not null)!.Name.Length : 0;

    public int Free() => _rooms.Any(r => r.Guest == null) ? _rooms.FirstOrDefault(room => room.Guest is null)!.Name.Length : 0;

    public int Other() => _rooms.Any(r => r.Guest == null) ? _rooms.FirstOrDefault(r => r.Guest is not null)!.Name.Length : 0; // want: null-deref

    public int OtherMember() => _rooms.Any(r => r.Name != null) ? _rooms.FirstOrDefault(room => room.Guest != null)!.Name.Length : 0; // want: null-deref
}

public static class Case
{
    private static House Empty() => new([new Room("a", null)]);

    public static void DemoTaken() => Empty().Taken();

    public static void DemoTakenByOtherName() => Empty().TakenByOtherName();

    public static void DemoFree() => Empty().Free();

    public static void DemoOther() => Empty().Other();

    public static void DemoOtherMember() => Empty().OtherMember();
}
