// case: primaryctor-gym-lockers
// category: primary-constructor
// rationale: captured constructor parameters of gym classes are null; a membership result is read without its flag
// csc: none

using System;
using System.Collections.Generic;

namespace NullSafety.Wide.PrimaryctorGymLockers;

internal sealed class Locker(string code)
{
    public int Digits => code.Length; // want: null-deref

    public string Label { get; } = "L-" + code;
}

internal sealed record Membership(string Level);

internal readonly struct Lookup<T>(bool found, T value)
    where T : class
{
    public bool Found { get; } = found;
    public T Value { get; } = value;

    public static Lookup<T> Missing => new(false, null!);
}

internal sealed class Gym(IReadOnlyDictionary<int, string> codes, Membership? guest = null)
{
    private int _turn;

    private Membership? Guest => _turn++ % 2 == 0 ? guest ?? new Membership("day") : null;

    public Lookup<Membership> Find(int id) =>
        codes.ContainsKey(id) ? new Lookup<Membership>(true, new Membership("gold")) : Lookup<Membership>.Missing;

    public Locker Assign(int id) => new(codes.GetValueOrDefault(id)!);

    public Locker AssignKnown(int id) => new(codes.TryGetValue(id, out var code) ? code : "0000");

    public int Level(int id)
    {
        var hit = Find(id);
        if (!hit.Found)
        {
            _turn += 2;
        }

        return hit.Value.Level.Length; // want: null-deref
    }

    public int LevelChecked(int id) => Find(id) is { Found: true } hit ? hit.Value.Level.Length : 0;

    public int GuestLevel()
    {
        if (Guest is null)
        {
            return 0;
        }

        return Guest!.Level.Length; // want: null-deref
    }

    public int GuestLevelOnce() => Guest is { } g ? g.Level.Length : 0;
}

public static class Demos
{
    private static Gym Open() => new(new Dictionary<int, string> { [1] = "1234" });

    public static void DemoLocker() => Console.Out.Write(Open().Assign(1).Digits > 0 ? "" : " ");
    public static void DemoLockerMiss() => Console.Out.Write(Open().Assign(2).Label.Length + Open().Assign(2).Digits);
    public static void DemoLockerKnown() => Console.Out.Write(Open().AssignKnown(2).Digits > 0 ? "" : " ");
    public static void DemoLevel() => Open().Level(2);
    public static void DemoLevelChecked() => Open().LevelChecked(2);
    public static void DemoGuest() => Open().GuestLevel();
    public static void DemoGuestOnce() => Open().GuestLevelOnce();
}
