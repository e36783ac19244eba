// A constructor that nobody wrote leaves the members of a base class at their defaults: a flag there says what the derived class has set.
namespace Variations.MembersOfBases;

public abstract class Step
{
    public bool Started { get; private set; }

    public int Tries { get; protected set; } = 1;

    protected abstract void Prepare();

    public void Start()
    {
        Prepare();
        Started = true;
    }
}

public sealed class Baking : Step
{
    private string _form = null!;

    protected override void Prepare() => _form = "loaf";

    public int Size() => Started ? _form.Length : 0;

    public int SizeTried() => Tries > 0 ? _form.Length : 0; // want: null-deref
}

public static class Case
{
    public static void DemoNotStarted() => new Baking().Size();

    public static void DemoStarted()
    {
        Baking baking = new();
        baking.Start();
        baking.Size();
    }

    public static void DemoTried() => new Baking().SizeTried();
}
