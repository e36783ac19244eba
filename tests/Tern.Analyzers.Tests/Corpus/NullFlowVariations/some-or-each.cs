// case: some-or-each
// category: null-element
// rationale: arrays and lists that are asked whether some element or each passes a test; what holds of each element after the answer
// csc: none

namespace NullSafety.SomeOrEach;

public sealed class Pilot
{
    public string Name { get; set; } = "";
}

public static class Roster
{
    private static int Width(Pilot pilot) => pilot.Name.Length; // want: null-deref

    private static int Checked(Pilot pilot) => pilot.Name.Length;

    public static int OfArray(List<List<Pilot>> watches)
    {
        Pilot?[] first = [.. watches.Select(w => w.FirstOrDefault())];
        if (Array.Exists(first, static p => p is null || p.Name == ""))
        {
            return 0;
        }

        int width = 0;
        for (int i = 0; i < first.Length; i++)
        {
            width += Checked(first[i]!);
        }

        return width;
    }

    public static int OfList(List<List<Pilot>> watches)
    {
        List<Pilot?> first = watches.Select(w => w.FirstOrDefault()).ToList();
        return first.Exists(static p => p is null) ? 0 : first.Sum(p => Checked(p!));
    }

    public static int OfEach(List<List<Pilot>> watches)
    {
        List<Pilot?> first = watches.Select(w => w.FirstOrDefault()).ToList();
        return first.TrueForAll(static p => p is not null) ? first.Sum(p => Checked(p!)) : 0;
    }

    public static int OfOthers(List<List<Pilot>> watches)
    {
        Pilot?[] first = [.. watches.Select(w => w.FirstOrDefault())];
        return Array.Exists(first, static p => p?.Name == "Ole") ? 0 : Width(first[0]!);
    }
}

public static class Case
{
    private static List<List<Pilot>> Watches() => [[], [new Pilot { Name = "Ida" }]];

    public static void DemoArray() => Roster.OfArray(Watches());
    public static void DemoList() => Roster.OfList(Watches());
    public static void DemoEach() => Roster.OfEach(Watches());
    public static void DemoOthers() => Roster.OfOthers(Watches());
}
