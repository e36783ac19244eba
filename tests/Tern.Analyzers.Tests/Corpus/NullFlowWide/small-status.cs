// case: small-status
// category: several small cases of one topic
namespace Row.Status;

public enum ParseStatus
{
    Ok,
    Partial,
    Error,
}

public sealed record Doc(string Title);

public static class Reader
{
    public static (ParseStatus Status, Doc Doc) Read(string text) => text switch
    {
        "" => (ParseStatus.Error, null!),
        [.., '\\'] => (ParseStatus.Partial, null!),
        _ => (ParseStatus.Ok, new Doc(text)),
    };

    public static int DemoPartialDoc()
    {
        var (status, doc) = Read("line\\");
        if (status == ParseStatus.Error)
        {
            return -1;
        }

        return doc.Title.Length; // want: null-deref
    }

    public static int DemoOnlyOk()
    {
        int n = 0;
        foreach (var text in new[] { "", "line\\", "t" })
        {
            var (status, doc) = Read(text);
            n += status == ParseStatus.Ok ? doc.Title.Length : 0;
        }

        return n;
    }
}

[Flags]
public enum Parts
{
    None = 0,
    Head = 1,
    Body = 2,
}

public sealed class Mail
{
    private Parts _parts;
    private string _body = null!;

    public void Fill(string body)
    {
        _body = body;
        _parts |= Parts.Body | Parts.Head;
    }

    public void Shrink() => _body = null!;

    public int Size() => _parts.HasFlag(Parts.Body) ? _body.Length : 0; // want: null-deref
}

public sealed class Parcel
{
    private Parts _parts;
    private string _body = null!;

    public void Fill(string body)
    {
        _body = body;
        _parts |= Parts.Body;
    }

    public void Shrink()
    {
        _parts &= ~Parts.Body;
        _body = null!;
    }

    public int Size() => (_parts & Parts.Body) != 0 ? _body.Length : 0;
}

public static class Sizes
{
    public static int DemoShrunkMail()
    {
        var m = new Mail();
        int before = m.Size();
        m.Fill("hi");
        m.Shrink();
        return before + m.Size();
    }

    public static int DemoShrunkParcel()
    {
        var p = new Parcel();
        int before = p.Size();
        p.Fill("hi");
        before += p.Size();
        p.Shrink();
        return before + p.Size();
    }
}

public sealed class Account
{
    public required string Owner { get; init; }
}

public static class Accounts
{
    private static (Account Value, string? Error) Lookup(int id)
    {
        if (id < 0)
        {
            return (null!, "negative id");
        }

        return id == 7 ? (new Account { Owner = "ann" }, null) : (default!, null);
    }

    private static (Account Value, string? Error) Strict(int id) =>
        id == 7 ? (new Account { Owner = "ann" }, null) : (null!, $"no account {id}");

    public static int DemoNoErrorNoValue()
    {
        return new[] { 7, -1, 9 }
            .Select(Lookup)
            .Where(r => r.Error is null)
            .Sum(r => r.Value.Owner.Length); // want: null-deref
    }

    public static int DemoStrictLookup()
    {
        int n = 0;
        foreach (var id in new[] { 7, -1, 9 })
        {
            var (account, error) = Strict(id);
            if (error is not null)
            {
                n += error.Length;
                continue;
            }

            n += account.Owner.Length;
        }

        return n;
    }
}

public sealed record Employee(string Name, Employee? Boss);

public sealed class Outcome<T>
    where T : class
{
    private readonly T? _value;
    private readonly bool _ok;

    private Outcome(T? value, bool ok) => (_value, _ok) = (value, ok);

    public bool IsOk => _ok;

    public T Value => _value!;

    public static Outcome<T> Ok(T value) => new(value, true);

    public static Outcome<T> Fail() => new(null, false);

    public Outcome<R> Map<R>(Func<T, R> f)
        where R : class => _ok ? Outcome<R>.Ok(f(_value!)) : Outcome<R>.Fail();

    public Outcome<R> Pick<R>(Func<T, R?> f)
        where R : class => _ok && f(_value!) is { } r ? Outcome<R>.Ok(r) : Outcome<R>.Fail();
}

public static class Staff
{
    public static int DemoBossOfBoss()
    {
        var chief = new Employee("kim", null);
        var boss = Outcome<Employee>.Ok(chief).Map(e => e.Boss!);
        if (!boss.IsOk)
        {
            return 0;
        }

        return boss.Value.Name.Length; // want: null-deref
    }

    public static int DemoPickBoss()
    {
        var chief = new Employee("kim", null);
        int n = 0;
        foreach (var e in new[] { chief, new Employee("lee", chief) })
        {
            var picked = Outcome<Employee>.Ok(e).Pick(x => x.Boss);
            if (picked.IsOk)
            {
                n += picked.Value.Name.Length;
            }
        }

        return n;
    }
}

public readonly struct Reply
{
    private Reply(string body, string? error)
    {
        Body = body;
        Error = error;
    }

    public string Body { get; }

    public string? Error { get; }

    public bool Failed => Error is not null;

    public static Reply Of(string body) => new(body, null);

    public static Reply Bad(string error) => new("", error);
}

public static class Replies
{
    private static Reply[] Gather(int expected, params ReadOnlySpan<string> bodies)
    {
        var replies = new Reply[expected];
        for (int i = 0; i < bodies.Length && i < expected; i++)
        {
            replies[i] = bodies[i].Length == 0 ? Reply.Bad("empty") : Reply.Of(bodies[i]);
        }

        return replies;
    }

    public static int DemoMissingReply()
    {
        int total = 0;
        foreach (var reply in Gather(3, "a", ""))
        {
            if (reply.Failed)
            {
                continue;
            }

            total += reply.Body.Length; // want: null-deref
        }

        return total;
    }
}

public enum Phase
{
    Idle,
    Open,
    Closing,
}

public sealed class Wire
{
    private readonly List<string> _sent = [];
    private Phase _phase = Phase.Idle;
    private List<string> _target = null!;

    public void Connect() => (_phase, _target) = (Phase.Open, _sent);

    public void BeginClose() => (_phase, _target) = (Phase.Closing, null!);

    public void Send(string frame)
    {
        if (_phase >= Phase.Open)
        {
            _target.Add(frame); // want: null-deref
        }
    }

    public static void DemoLateFrame()
    {
        var w = new Wire();
        w.Send("early");
        w.Connect();
        w.BeginClose();
        w.Send("late");
    }
}
