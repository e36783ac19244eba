// Elements that a loop takes apart by a method.
namespace Variations.TakenApart;

public sealed class Fare(string text)
{
    public void Deconstruct(out string zone, out string? ticket)
    {
        int slash = text.IndexOf('/');
        zone = slash < 0 ? text : text[..slash];
        ticket = slash < 0 ? null : text[(slash + 1)..];
    }
}

public static class Fares
{
    public static void Deconstruct(this Version version, out string major, out string build)
    {
        major = version.Major.ToString();
        build = version.Build < 0 ? null! : version.Build.ToString();
    }

    public static int DemoTickets()
    {
        int total = 0;
        foreach ((string zone, string? ticket) in new[] { new Fare("a/day"), new Fare("b") })
        {
            total += zone.Length;
            total += ticket!.Length; // want: null-deref
        }

        return total;
    }

    public static int DemoZones()
    {
        int total = 0;
        foreach ((string zone, string? ticket) in new[] { new Fare("a/day"), new Fare("b") })
        {
            total += zone.Length + (ticket?.Length ?? 0);
        }

        return total;
    }

    public static int DemoBuilds()
    {
        int total = 0;
        foreach (var (major, build) in new[] { new Version(1, 2, 3), new Version(1, 2) })
        {
            total += major.Length + build.Length; // want: null-deref
        }

        return total;
    }
}
