// case: neg-radio-studio
// category: stale test: property
// rationale: a flag, a count and an enum state go together with members that are null otherwise; every read asks one of them first
// csc: silent

using System.Diagnostics.CodeAnalysis;

namespace NullSafety.RadioStudio;

public enum Phase
{
    Idle,
    Cued,
    OnAir,
}

public sealed record Show(string Title, string Host);

public sealed class Studio
{
    private readonly string[] _callers = new string[4];
    private int _waiting;
    private Phase _phase;
    private Show _show = null!;
    private string? _jingle;

    [MemberNotNullWhen(true, nameof(_jingle))]
    private bool HasJingle => _jingle is { Length: > 0 };

    public void Cue(Show show, string? jingle = null)
    {
        _show = show ?? throw new ArgumentNullException(nameof(show));
        _jingle = jingle;
        _phase = Phase.Cued;
    }

    public bool Start()
    {
        if (_phase != Phase.Cued)
            return false;
        _phase = Phase.OnAir;
        return true;
    }

    public void Stop()
    {
        _phase = Phase.Idle;
        _show = null!;
        _jingle = null;
        Array.Clear(_callers);
        _waiting = 0;
    }

    public bool Call(string name)
    {
        if (_waiting == _callers.Length)
            return false;
        _callers[_waiting++] = name;
        return true;
    }

    public string Hangup()
    {
        if (_waiting == 0)
            return "";
        string name = _callers[--_waiting];
        _callers[_waiting] = null!;
        return name.Trim();
    }

    public string Display() => _phase switch
    {
        Phase.Idle => "off",
        Phase.Cued => "next: " + _show.Title.ToUpperInvariant(),
        _ => _show.Title.ToUpperInvariant() + " with " + _show.Host.Trim(),
    };

    public int JingleLength() => HasJingle ? _jingle.Length : 0;
}

public static class Case
{
    public static void DemoEvening()
    {
        var studio = new Studio();
        studio.Display();
        studio.Cue(new Show("Night Owls", "Pia"), "hoot");
        studio.Display();
        studio.Start();
        studio.Display();
        studio.JingleLength();
        studio.Call(" Ed ");
        studio.Hangup();
        studio.Hangup();
        studio.Stop();
        studio.Display();
        studio.JingleLength();
    }
}
