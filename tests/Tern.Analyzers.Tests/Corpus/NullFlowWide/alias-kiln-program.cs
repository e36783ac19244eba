// case: alias-kiln-program
// category: aliasing
// rationale: two names for one object: what is cleared through one is missing through the other
// csc: none

namespace NullSafety.KilnProgram;

public sealed class Ramp
{
    public Ramp(int target) => Target = target;

    public int Target { get; set; }
}

public sealed class Firing
{
    public string Name { get; set; } = "";
    public Ramp Ramp { get; set; } = new(600);

    public Firing Copy() => new() { Name = Name, Ramp = new Ramp(Ramp.Target) };
}

public sealed class Kiln
{
    private readonly Firing[] _slots = { new(), new() };

    public Firing Active { get; private set; } = new();

    public void Load(int slot) => Active = _slots[slot];

    public Firing Slot(int slot) => _slots[slot];

    public void Wipe(int slot) => _slots[slot].Ramp = null!;

    public int Target()
    {
        return Active.Ramp.Target; // want: null-deref
    }
}

public static class Studio
{
    public static int Draft(string name)
    {
        var master = new Firing { Name = name };
        var draft = master;
        draft.Ramp = null!;
        draft.Name = name + " draft";
        return master.Ramp.Target; // want: null-deref
    }

    public static int DraftByCopy(string name)
    {
        var master = new Firing { Name = name };
        var draft = master.Copy();
        draft.Ramp = null!;
        draft.Name = name + " draft";
        return master.Ramp.Target;
    }

    public static int DraftRefilled(string name)
    {
        var master = new Firing { Name = name };
        var draft = master;
        draft.Ramp = null!;
        master.Ramp = new Ramp(900);
        return draft.Ramp.Target;
    }
}

public static class Case
{
    public static void DemoSharedDraft() => Studio.Draft("bisque");

    public static void DemoWipedWhileActive()
    {
        var kiln = new Kiln();
        kiln.Load(1);
        kiln.Wipe(1);
        kiln.Target();
    }

    public static void DemoSafe()
    {
        Studio.DraftByCopy("glaze");
        Studio.DraftRefilled("glaze");
        var kiln = new Kiln();
        kiln.Wipe(1);
        kiln.Load(0);
        kiln.Target();
    }
}
