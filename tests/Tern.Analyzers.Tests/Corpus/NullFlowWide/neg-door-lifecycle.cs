// case: neg-door-lifecycle
// category: negative-initialisation
// rationale: fields declared = null! are set by an init helper on every creation path, cleared only together with a state flag that every use asks
// csc: silent

namespace NullSafety.NegDoorLifecycle;

public enum DoorState
{
    Closed,
    Open,
}

public sealed class Handle(string user)
{
    public string User { get; } = user;

    public int Turns { get; set; }
}

public sealed class Door : IDisposable
{
    private Handle _handle = null!;
    private List<string> _history = null!;
    private DoorState _state = DoorState.Closed;

    public Door() => Reset();

    public Door(string firstUser)
        : this()
    {
        Open(firstUser);
    }

    private void Reset()
    {
        _history = new List<string>();
        _state = DoorState.Closed;
    }

    public void Open(string user)
    {
        _handle = new Handle(user);
        _state = DoorState.Open;
        _history.Add("open " + user);
    }

    public void Close()
    {
        if (_state == DoorState.Open)
        {
            _history.Add("close " + _handle.User);
            _state = DoorState.Closed;
            _handle = null!;
        }
    }

    public int Turn()
    {
        if (_state != DoorState.Open)
        {
            return 0;
        }

        return ++_handle.Turns;
    }

    public string Holder => _state == DoorState.Open ? _handle.User : "nobody";

    public int Events => _history.Count;

    public void Dispose()
    {
        Close();
        Reset();
    }
}

public static class Case
{
    public static void Demo1()
    {
        using var door = new Door();
        Console.WriteLine(door.Turn() + door.Holder + door.Events);
        door.Close();
        door.Open("kim");
        Console.WriteLine(door.Turn() + door.Holder + door.Events);
    }

    public static void Demo2()
    {
        var door = new Door("lee");
        door.Dispose();
        Console.WriteLine(door.Turn() + door.Holder + door.Events);
    }
}
