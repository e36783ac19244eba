// case: gps-sentence
// category: out-ref-deconstruct
// rationale: parts handed out through out parameters and Deconstruct are null for short input
// csc: none

namespace NullSafety.GpsSentence;

public sealed class Sentence
{
    private readonly string[] _fields;

    public Sentence(string line) => _fields = line.Split(',');

    public string Kind => _fields[0];

    public void Deconstruct(out string kind, out string latitude, out string longitude)
    {
        kind = _fields[0];
        latitude = _fields.Length > 2 ? _fields[1] : null!;
        longitude = _fields.Length > 2 ? _fields[2] : null!;
    }
}

public static class Checksum
{
    public static void Split(string line, out string body, out string sum)
    {
        int star = line.IndexOf('*');
        if (star < 0)
        {
            body = line;
            sum = null!;
            return;
        }

        body = line[..star];
        sum = line[(star + 1)..];
    }

    public static void Reset(ref string buffer, bool keep)
    {
        if (!keep)
            buffer = "";
    }
}

public static class Gps
{
    public static int SumDigits(string line)
    {
        Checksum.Split(line, out var body, out var sum);
        if (body.Length == 0)
            return 0;
        return sum.Length; // want: null-deref
    }

    public static int SumDigitsOptional(string line)
    {
        Checksum.Split(line, out var body, out var sum);
        Checksum.Reset(ref body, line.Length < 40);
        return body.Length + (sum is null ? 0 : sum.Length);
    }

    public static bool IsNorthern(string line)
    {
        var (kind, latitude, _) = new Sentence(line);
        return kind.StartsWith('$') && latitude.EndsWith('N'); // want: null-deref
    }

    public static bool IsEastern(string line)
    {
        var (kind, latitude, longitude) = new Sentence(line);
        if (latitude is null || longitude is null)
            return false;
        return kind.StartsWith('$') && longitude.EndsWith('E');
    }
}

public static class Case
{
    private const string Full = "$GPGLL,4916N,12311E*31";
    private const string Empty = "$GPGLL";

    public static void DemoSum() => Gps.SumDigits(Empty);
    public static void DemoSumOptional() => Console.WriteLine(Gps.SumDigitsOptional(Empty) + Gps.SumDigitsOptional(Full));
    public static void DemoNorth() => Gps.IsNorthern(Empty);
    public static void DemoEast() => Gps.IsEastern(Empty);
    public static void DemoFull() => Console.WriteLine(Gps.SumDigits(Full) + (Gps.IsNorthern(Full) ? 1 : 0) + (Gps.IsEastern(Full) ? 1 : 0));
}
