// case: try-locker-code
// category: try-pattern
// rationale: a Try method leaves its out value null on failure, and one that says true for a reserved but empty slot
// csc: none

namespace NullSafety.TryLockerCode;

public sealed record Locker(int Number, string Owner);

public sealed class LockerRoom
{
    private readonly Dictionary<string, Locker> _byCode = new();
    private readonly HashSet<string> _reserved = new();

    public void Assign(string code, Locker locker) => _byCode[code] = locker;

    public void Reserve(string code) => _reserved.Add(code);

    public bool TryOpen(string code, out Locker locker)
    {
        if (_byCode.TryGetValue(code, out var found))
        {
            locker = found;
            return true;
        }

        locker = null!;
        return false;
    }

    public bool TryCheck(string code, out Locker locker)
    {
        if (_reserved.Contains(code))
        {
            locker = null!;
            return true;
        }

        return TryOpen(code, out locker);
    }
}

public static class Reception
{
    private static int Open(LockerRoom room, string code)
    {
        room.TryOpen(code, out var locker);
        return locker.Number; // want: null-deref
    }

    private static int OpenChecked(LockerRoom room, string code)
    {
        return room.TryOpen(code, out var locker) ? locker.Number : -1;
    }

    private static string OwnerOf(LockerRoom room, string code)
    {
        if (!room.TryCheck(code, out var locker))
        {
            return "free";
        }

        return locker.Owner.Trim(); // want: null-deref
    }

    private static string OwnerOrReserved(LockerRoom room, string code)
    {
        if (!room.TryCheck(code, out var locker))
        {
            return "free";
        }

        return locker is null ? "reserved" : locker.Owner.Trim();
    }

    private static LockerRoom Room()
    {
        var room = new LockerRoom();
        room.Assign("1111", new Locker(4, "mia"));
        room.Reserve("2222");
        return room;
    }

    public static void DemoWrongCode() => Open(Room(), "9999");

    public static void DemoChecked() => OpenChecked(Room(), "9999");

    public static void DemoReserved() => OwnerOf(Room(), "2222");

    public static void DemoReservedTested() => OwnerOrReserved(Room(), "2222");
}
