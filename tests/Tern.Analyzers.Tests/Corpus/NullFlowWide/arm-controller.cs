// case: arm-controller
// category: stale-test
// rationale: a tested field of a robot controller is cleared by a call, or by a handler run in between
// csc: none

namespace NullSafety.Blind.ArmController;

public sealed record Payload(string Label, int Grams);

public enum Phase { Idle, Carrying, Fault }

public sealed class Gripper
{
    public event Action<int>? ForceChanged;
    public void Squeeze(int newtons) => ForceChanged?.Invoke(newtons);
}

public sealed class Arm
{
    private readonly Gripper _gripper = new();
    private readonly int _limit;
    private Payload? _held;
    private Phase _phase;

    public Arm(int limit)
    {
        _limit = limit;
        _gripper.ForceChanged += OnForce;
    }

    public void Pick(Payload payload)
    {
        Enter(Phase.Carrying);
        _held = payload;
    }

    private void OnForce(int newtons)
    {
        if (newtons > _limit)
        {
            Enter(Phase.Fault);
        }
    }

    private void Enter(Phase next)
    {
        _phase = next;
        if (next is Phase.Idle or Phase.Fault)
        {
            _held = null;
        }
    }

    public string Place()
    {
        if (_held == null)
        {
            return "nothing";
        }

        Enter(Phase.Idle);
        return "placed " + _held.Label.Trim(); // want: null-deref
    }

    public string PlaceSafely()
    {
        var payload = _held;
        Enter(Phase.Idle);
        return payload == null ? "nothing" : "placed " + payload.Label.Trim();
    }

    public int Lift(int newtons)
    {
        if (_held != null)
        {
            _gripper.Squeeze(newtons);
            return _held.Grams; // want: null-deref
        }

        return 0;
    }

    public int Weigh() => _held != null && _phase != Phase.Fault ? _held.Grams : 0;
}

public static class Case
{
    private static Arm Loaded()
    {
        var arm = new Arm(40);
        arm.Pick(new Payload("bolt", 12));
        return arm;
    }

    public static void DemoPlace() => Loaded().Place();

    public static void DemoLift() => Loaded().Lift(60);

    public static void DemoSafe() => _ = Loaded().PlaceSafely().Length + Loaded().Weigh();
}
