// case: stale-fencing
// category: stale test: call, await, callback
// rationale: the current bout is tested, then a call, a raised callback or an await ends it before the use
// csc: none

namespace NullSafety.Fencing;

public sealed class Bout(string left, string right)
{
    public string Title { get; } = $"{left} v {right}";

    public int Touches { get; private set; }

    public bool Touch() => ++Touches >= 2;
}

public sealed class Piste
{
    private readonly List<string> _protocol = [];
    private Bout? _bout;

    public event Action<string>? Touched;

    public void Start(Bout bout) => _bout = bout;

    public void Halt() => _bout = null;

    private void Protocol(string line) => _protocol.Add(line);

    private void Score()
    {
        if (_bout is { } bout && bout.Touch())
        {
            Halt();
        }
    }

    public int TouchAndCount()
    {
        if (_bout == null)
        {
            return 0;
        }

        Score();
        return _bout.Touches; // want: null-deref
    }

    public int ProtocolAndCount()
    {
        if (_bout != null)
        {
            Protocol("check");
            return _bout.Touches;
        }

        return 0;
    }

    public string Announce(string fencer)
    {
        if (_bout is null) return "";
        Touched?.Invoke(fencer);
        return _bout.Title.ToUpperInvariant(); // want: null-deref
    }

    public async Task<string> AnnounceLater(string fencer)
    {
        if (_bout is not { } bout) return "";
        Touched?.Invoke(fencer);
        await Task.Yield();
        return bout.Title.ToUpperInvariant();
    }
}

public static class Tournament
{
    private static Piste Blue()
    {
        var piste = new Piste();
        piste.Start(new Bout("Moreau", "Sato"));
        piste.Touched += f => { if (f == "Sato") { piste.Halt(); } };
        return piste;
    }

    public static void DemoLastTouch()
    {
        var piste = Blue();
        piste.TouchAndCount();
        piste.TouchAndCount();
    }

    public static void DemoProtocol() => Blue().ProtocolAndCount();

    public static void DemoHandlerHalts() => Blue().Announce("Sato");

    public static void DemoHandlerKeeps() => Blue().Announce("Moreau");

    public static Task DemoLocalCopy() => Blue().AnnounceLater("Sato");
}
