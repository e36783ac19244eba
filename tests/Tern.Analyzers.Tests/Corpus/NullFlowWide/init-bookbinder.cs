// case: init-bookbinder
// category: field `= null!`, late init
// rationale: members promised with `= null!` are set by a setup step which one caller leaves out
// csc: none

namespace NullSafety.Bookbinder;

public sealed class Yarn(string fibre, int ply)
{
    public string Fibre { get; } = fibre;

    public int Ply { get; } = ply;
}

public sealed class Press
{
    private string[] _boards = null!;
    private Yarn _thread = null!;
    private Yarn? _spare;

    public string Cover { get; set; } = null!;

    public bool Ready { get; private set; }

    public Press(string title) => Title = title;

    public string Title { get; }

    public Press Prepare(int sections)
    {
        _boards = new[] { "front", "back" };
        _thread = new Yarn("linen", sections > 8 ? 4 : 3);
        Ready = true;
        return this;
    }

    public int Sew(int sections)
    {
        return sections * _thread.Ply; // want: null-deref
    }

    public int SewIfReady(int sections)
    {
        if (!Ready)
        {
            return 0;
        }

        return sections * _thread.Ply + _boards.Length;
    }

    public string Spine()
    {
        return Title + " / " + Cover.Trim(); // want: null-deref
    }

    public string SafeSpine()
    {
        Cover ??= "plain cloth";
        return Title + " / " + Cover.Trim();
    }

    private Yarn Spare => _spare ??= new Yarn("cotton", 2);

    public string Mend() => Spare.Fibre.ToUpperInvariant();
}

public static class Workshop
{
    public static int Rush(string title) => new Press(title).Sew(6);

    public static int Careful(string title) => new Press(title).Prepare(6).SewIfReady(6);
}

public static class Case
{
    public static void DemoRush() => Workshop.Rush("Herbal");

    public static void DemoCareful() => Workshop.Careful("Herbal");

    public static void DemoNotReady() => new Press("Atlas").SewIfReady(3);

    public static void DemoSpine() => new Press("Atlas").Prepare(4).Spine();

    public static void DemoSafeSpine() => new Press("Atlas").SafeSpine();

    public static void DemoMend() => new Press("Atlas").Mend();
}
