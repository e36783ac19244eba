// case: event-door-handlers
// category: event, delegate removal
// rationale: an event without subscribers and a multicast delegate whose last target was removed are null when invoked
// csc: none

namespace NullSafety.Blind.Set21.EventDoorHandlers;

public delegate void DoorChanged(string door, bool open);

public sealed class Door
{
    private bool _open;

    public Door(string name) => Name = name;

    public event DoorChanged Changed = null!;

    public event DoorChanged Locked = delegate { };

    public string Name { get; }

    public void Toggle()
    {
        _open = !_open;
        Changed(Name, _open); // want: null-deref
    }

    public void Lock()
    {
        _open = false;
        Locked(Name, false);
    }
}

public sealed class Chime
{
    private Action<string> _sound;
    private readonly List<string> _played = new();

    public Chime() => _sound = Ring;

    public void Mute() => _sound = (_sound - Ring)!;

    public void Swap() => _sound = Hum;

    public void Play(string melody) => _sound(melody); // want: null-deref

    public void PlayIfAny(string melody) => _sound?.Invoke(melody);

    private void Ring(string melody) => _played.Add(melody);

    private void Hum(string melody) => _played.Add(melody.ToLowerInvariant());
}

public static class House
{
    public static void DemoNobodyListens() => new Door("front").Toggle();

    public static void DemoSomebodyListens()
    {
        var count = 0;
        var door = new Door("back");
        door.Changed += (_, _) => count++;
        door.Toggle();
    }

    public static void DemoLock() => new Door("garage").Lock();

    public static void DemoMuted()
    {
        var chime = new Chime();
        chime.Mute();
        chime.Play("Westminster");
    }

    public static void DemoMutedIfAny()
    {
        var chime = new Chime();
        chime.Mute();
        chime.PlayIfAny("Westminster");
    }

    public static void DemoSwapped()
    {
        var chime = new Chime();
        chime.Swap();
        chime.Play("Westminster");
    }
}
