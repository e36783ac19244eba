// case: neg-choir-seating
// category: negative-collections
// rationale: arrays start with null elements and are filled, resized and refilled, or compacted before anyone reads them
// csc: silent

namespace NullSafety.NegChoirSeating;

public sealed class Singer
{
    public Singer(string name, int height)
    {
        Name = name;
        Height = height;
    }

    public string Name { get; }
    public int Height { get; }
}

public static class Seating
{
    public static Singer[] Arrange(IReadOnlyCollection<Singer> singers)
    {
        var seats = new Singer[singers.Count];
        int at = 0;
        foreach (var singer in singers.OrderBy(s => s.Height))
        {
            seats[at++] = singer;
        }

        return seats;
    }

    public static Singer[] PadWithGuests(Singer[] seats, int size)
    {
        int present = seats.Length;
        if (size > present)
        {
            Array.Resize(ref seats, size);
            Array.Fill(seats, new Singer("guest", 170), present, size - present);
        }

        return seats;
    }

    public static Singer[][] Rows(Singer[] seats, int width)
    {
        var rows = new Singer[(seats.Length + width - 1) / width][];
        for (int r = 0; r < rows.Length; r++)
        {
            int from = r * width;
            rows[r] = seats[from..Math.Min(from + width, seats.Length)];
        }

        return rows;
    }

    public static Singer[] WithoutAbsent(Singer[] seats, ISet<string> absent)
    {
        var copy = (Singer?[])seats.Clone();
        for (int i = 0; i < copy.Length; i++)
        {
            if (absent.Contains(seats[i].Name))
            {
                copy[i] = null;
            }
        }

        return copy.Where(s => s != null).ToArray()!;
    }
}

public static class Case
{
    private static readonly Singer[] Choir = { new("Ines", 164), new("Tom", 188), new("Ola", 171) };

    public static int DemoArrange() => Seating.Arrange(Choir)[^1].Height;

    public static int DemoGuests() => Seating.PadWithGuests(Seating.Arrange(Choir), 5).Sum(s => s.Height);

    public static int DemoRows() => Seating.Rows(Choir, 2).Sum(row => row.Length + row[0].Name.Length);

    public static int DemoAbsent()
    {
        int width = 0;
        foreach (var singer in Seating.WithoutAbsent(Choir, new HashSet<string> { "Tom" }))
        {
            width += singer.Name.Length;
        }

        return width;
    }
}
