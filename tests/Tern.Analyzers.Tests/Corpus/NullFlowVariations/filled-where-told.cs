// Elements that are set at indices which objects name, for some of these objects: the others leave theirs open.
using System.Collections.Generic;

namespace Variations.FilledWhereTold;

public sealed record Locker(int Number, bool Rented, string Tenant);

public sealed class Hall
{
    private readonly string[] _tenants;
    private readonly string[] _labels;

    public Hall(IReadOnlyList<Locker> lockers)
    {
        _tenants = new string[lockers.Count];
        _labels = new string[lockers.Count];
        foreach (Locker locker in lockers)
        {
            _labels[locker.Number] = "L" + locker.Number;
            if (locker.Rented)
            {
                _tenants[locker.Number] = locker.Tenant;
            }
        }
    }

    public int Width(int number) => _tenants[number].Length; // want: null-deref

    public int WidthOrNone(int number) => _tenants[number] is { } tenant ? tenant.Length : 0;

    public int WidthOfLabel(int number) => _labels[number].Length;
}

public static class Halls
{
    private static Hall Two() => new([new Locker(0, true, "Ada"), new Locker(1, false, "")]);

    public static void Demo1() => Two().Width(1);

    public static void Demo2() => Two().WidthOrNone(1);

    public static void Demo3() => Two().WidthOfLabel(1);
}
