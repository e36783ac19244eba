// Shapes that working code has and examples lack.
using System.Diagnostics;

namespace Variations.Practice;

internal static class Demand
{
    [Conditional("DEBUG")]
    public static void That(bool condition, string reason) => Debug.Assert(condition, reason);

    [Conditional("DEBUG")]
    public static void Log(bool condition) => Debug.WriteLine(condition);
}

public sealed class Quay
{
    private static string? Berth(int number) => number > 3 ? "b" + number : null;

    private static int Width(string berth) => berth.Length; // want: null-deref

    private static int Depth(string berth) => berth.Length;

    public int Asserted(int number)
    {
        string? berth = Berth(number);
        Demand.That(berth != null, "a berth has a number above three");
        return Depth(berth!);
    }

    public int Logged(int number)
    {
        string? berth = Berth(number);
        Demand.Log(berth != null);
        return Width(berth!);
    }
}

public class Boat
{
    public Boat? Tender;
    public string? Name;
}

public abstract class Inspection<T>
{
    protected virtual T Parts(Boat boat)
    {
        for (Boat? part = boat.Tender; part is not null; part = part.Tender)
        {
            part.Name = "seen";
        }

        return default(T)!;
    }

    public virtual T Whole(Boat boat) => Parts(boat);
}

public class Rename : Inspection<Boat>
{
    protected override Boat Parts(Boat boat) => boat;

    public override Boat Whole(Boat boat)
    {
        boat = base.Whole(boat);
        return boat.Tender ?? boat;
    }
}

public sealed class Count : Inspection<Boat>
{
    public override Boat Whole(Boat boat)
    {
        boat = base.Whole(boat);
        return boat.Tender ?? boat; // want: null-deref
    }
}

public sealed class Crew
{
    public object? Ship = new();
    public int Rank;
}

public sealed class Roster
{
    private readonly List<Crew> _crews = new();

    public void Add(Crew crew) => _crews.Add(crew);

    private void Leave(int place)
    {
        _crews[place].Ship = null;
        _crews[place] = _crews[_crews.Count - 1];
        _crews.RemoveAt(_crews.Count - 1);
    }

    private static bool Retires(Crew crew) => crew.Rank == 1 && crew.Ship!.GetHashCode() == 3;

    public void Sweep()
    {
        for (int i = 0; i < _crews.Count;)
        {
            if (Retires(_crews[i]))
            {
                Leave(i);
            }
            else
            {
                i++;
            }
        }
    }
}

public sealed class Watch
{
    private static readonly ThreadLocal<Boat> s_boat = new(() => new Boat());

    public int OfThread() => s_boat.Value!.Name is null ? 1 : 2;

    public int OfText(object value) => Convert.ToString(value, null)!.Length;

    public void Last(Action<Func<int>> post)
    {
        string? text = null;
        try
        {
            text = OfText(this) > 1 ? "t" : "u";
        }
        finally
        {
            post(() => text!.Length);
        }
    }
}

// What another assembly can set is not "never assigned".
public class Harbour
{
    public static List<string> Names { get; set; } = null!;

    internal static List<string> Pilots { get; set; } = null!;

    public int Count() => Names.Count;

    public int PilotCount() => Pilots.Count; // want: null-deref
}

// A null that only a null argument makes.
public sealed class Signals
{
    private static string? Upper(string? text) => text == null ? null : text.ToUpperInvariant();

    private static string Raise(string? text) => Upper(text)!.Trim(); // want: null-deref

    private static string Lower(string? text) => Upper(text)!.Trim();

    public string OfUnknown(string[] texts) => Upper(texts[0])!.Trim();

    public string OfParameter(string? text) => Upper(text)!.Trim();

    public string OfNull() => Upper(null)!.Trim(); // want: null-deref

    public string RaiseNull() => Raise(null);

    public string LowerSome() => Lower("a");
}

// A property that is read twice while nothing happens gives the same twice.
public sealed class Manifest
{
    private readonly System.Collections.Specialized.NameValueCollection _entries = new();
    private int _turn;

    private string? Port
    {
        get
        {
            string[]? ports = _entries.GetValues("port");
            if (ports is { Length: > 1 })
            {
                throw new InvalidOperationException("More than one port.");
            }

            return ports == null || ports.Length == 0 ? null : ports[0];
        }
    }

    private string? Next => ++_turn > 1 ? null : "n";

    public bool Home() => Port != null && Port.Contains('h');

    public bool HomeAfterClear()
    {
        if (Port == null)
        {
            return false;
        }

        _entries.Clear();
        return Port.Contains('h'); // want: null-deref
    }

    private string? Berth
    {
        get => _entries["berth"] is { Length: > 3 } berth ? berth : null;
        set => _entries["berth"] = value;
    }

    public bool Moored()
    {
        Berth ??= "first";
        return Berth.Contains('f');
    }

    public bool Twice() => Next != null && Next.Contains('h'); // want: null-deref
}

// Casts whose author knows more than the types say.
public sealed class Anchor
{
    public string? Chain;

    public Anchor Copy() => (MemberwiseClone() as Anchor)!;

    public int Copied()
    {
        Anchor copy = Copy();
        copy.Chain = "c";
        return copy.Chain.Length;
    }

    private static string Weigh(object cargo)
    {
        Anchor? anchor = cargo as Anchor;
        return anchor!.Chain + "kg"; // want: null-deref
    }

    public string WeighBoat() => Weigh(new Boat());

    public object? Member(System.Reflection.MemberInfo member, object owner)
        => member.MemberType == System.Reflection.MemberTypes.Field ? (member as System.Reflection.FieldInfo)!.GetValue(owner) : (member as System.Reflection.PropertyInfo)!.GetValue(owner);

    public override bool Equals(object? obj)
    {
        Anchor? other = obj as Anchor;
        return other!.Chain == Chain; // want: null-deref
    }

    public override int GetHashCode() => 0;

    private readonly List<int> _links = new();

    public bool Shared => (_links as System.Collections.ICollection)!.IsSynchronized;
}

public sealed class Rope
{
    private static Rope? s_spare;

    public int Length;

    private Rope Cut(int length)
    {
        Length = length;
        return this;
    }

    public static Rope Take(int length)
    {
        Rope rope = Interlocked.Exchange(ref s_spare, null) ?? new();
        return rope.Cut(length);
    }

    public static Rope Rent()
    {
        Rope? rope = s_spare;
        s_spare = null;
        if (rope == null || rope.Length > 3)
        {
            rope = new Rope();
        }

        return rope;
    }

    public static void Give(Rope rope) => s_spare = rope;

    public static int Both()
    {
        int taken = Take(3).Length;
        return taken + Rent().Length;
    }

    private static (string Name, List<int> Marks) Make(string name)
    {
        List<int> marks = new();
        return new(name, marks);
    }

    public static int Marks()
    {
        (string name, List<int> marks) = Make("r");
        return marks.Count + name.Length;
    }

    private static bool TryFind(List<Rope> ropes, int length, out Rope? rope)
    {
        rope = ropes.FirstOrDefault(r => r.Length == length);
        return rope != null;
    }

    public static int Find(List<Rope> ropes)
    {
        if (!TryFind(ropes, 3, out Rope? rope))
        {
            return 0;
        }

        return rope!.Length;
    }

    public static int FindAny(List<Rope> ropes)
    {
        TryFind(ropes, 3, out Rope? rope);
        return rope!.Length; // want: null-deref
    }

    public static string Known(string name)
    {
        Type type = Type.GetType(name, throwOnError: true)!;
        return type.Name;
    }

    public static string Guessed(string name)
    {
        Type type = Type.GetType(name, throwOnError: false)!;
        return type.Name; // want: null-deref
    }
}

internal struct Reel(Boat boat, int left)
{
    private Boat _boat = boat;
    private int _left = left;
    private int _skip = 1;

    public bool Next(out string? name)
    {
        if (_left > 0)
        {
            name = _boat.Name;
            if (_skip > 0)
            {
                _skip = 0;
            }

            if (_left < 3)
            {
                _left = 0;
                _boat = null!;
            }
            else
            {
                _left -= 3;
                _boat = _boat.Tender ?? throw new InvalidOperationException();
            }

            return true;
        }

        name = null;
        return false;
    }

    public static int All(Boat boat)
    {
        Reel reel = new(boat, 9);
        int count = 0;
        while (reel.Next(out string? name))
        {
            count += name is null ? 0 : 1;
        }

        return count;
    }
}

internal interface ITime<T>
{
    int Of(T value);
}

internal sealed class Clock<T>(Func<T, int> read) : ITime<T>
{
    private readonly Func<T, int> _read = read;

    public int Of(T value) => _read(value);
}

internal sealed class Fixed<T>(ITime<T> inner) : ITime<T>
{
    private readonly ITime<T> _inner = inner;

    public int Of(T value) => _inner.Of(value) + 1;
}

internal static class Times
{
    private static int Evaluate<T>(ITime<T> time, T value) => time.Of(value);

    public static int Of<T>(T value, ITime<T> time) => Evaluate(new Fixed<T>(time), value);
}

// A test of what was found goes on telling about it, however many ways there were to look.
public class Logbook
{
    protected virtual IEnumerable<Boat> Boats(int year) => new List<Boat>();

    public bool TryFirst(int year, string name, out Boat? boat)
    {
        boat = Boats(year).FirstOrDefault(b => b.Name == name);
        return boat != null;
    }
}

public class OldLogbook : Logbook
{
    protected override IEnumerable<Boat> Boats(int year) => new List<Boat>().Where(b => b.Name != null);
}

public class TornLogbook : Logbook
{
    protected override IEnumerable<Boat> Boats(int year)
    {
        if (year > 1900)
        {
            return new List<Boat>();
        }

        return new Boat[3].Where(b => b != null);
    }
}

public sealed class LogReader
{
    private readonly Logbook _log;

    public LogReader(Logbook log) => _log = log;

    public string? First(string name)
    {
        if (!_log.TryFirst(3, name, out Boat? boat))
        {
            throw new ArgumentException(name);
        }

        return boat!.Name;
    }

    public string? Any(string name)
    {
        _log.TryFirst(3, name, out Boat? boat);
        return boat!.Name; // want: null-deref
    }
}

public sealed class Errand(string name)
{
    private string? _text;

    private void Think() => _text = name;

    public int ByPlatform()
    {
        ExecutionContext.Run(ExecutionContext.Capture()!, static state => ((Errand)state!)._text = ((Errand)state!).ToString(), this);
        return _text!.Length;
    }

    public int Hasty() => _text!.Length; // want: null-deref

    public int Thoughtful()
    {
        Think();
        return _text!.Length;
    }

    public static string Named(Dictionary<string, string> names, Errand errand, string other) => names.GetValueOrDefault("a", other).Trim();

    public static int Fresh() => new Errand("a").Hasty();

    public static int Run() => new Errand("a").ByPlatform() + new Errand("b").Thoughtful();
}
