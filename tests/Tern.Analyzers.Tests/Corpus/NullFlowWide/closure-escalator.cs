// case: closure-escalator
// category: closures
// rationale: deferred work reads captured variables at the time it runs, after the method has cleared or not yet set them
// csc: none

namespace NullSafety.Escalator;

public sealed class Technician(string name)
{
    public string Name { get; } = name;

    public int Visits { get; private set; }

    public void Visit(int escalator) => Visits += escalator > 0 ? 1 : 0;
}

public sealed class WorkPlan
{
    private readonly Queue<Action> _steps = new();

    public void Later(Action step) => _steps.Enqueue(step);

    public void Now(Action step) => step();

    public void Run()
    {
        while (_steps.TryDequeue(out var step))
        {
            step();
        }
    }
}

public static class Dispatcher
{
    private static WorkPlan PlanShift(IEnumerable<int> escalators, string name)
    {
        var plan = new WorkPlan();
        Technician? onDuty = new Technician(name);
        foreach (int escalator in escalators)
        {
            plan.Later(() => onDuty.Visit(escalator)); // want: null-deref
        }

        plan.Now(() => Console.WriteLine(onDuty.Name));
        onDuty = null;
        return plan;
    }

    private static WorkPlan PlanShiftWithCopy(IEnumerable<int> escalators, string name)
    {
        var plan = new WorkPlan();
        Technician? onDuty = new Technician(name);
        foreach (int escalator in escalators)
        {
            var visitor = onDuty;
            plan.Later(() => visitor.Visit(escalator));
        }

        onDuty = null;
        return plan;
    }

    private static string SignOff(bool lastRound)
    {
        Technician relief = null!;
        var plan = new WorkPlan();
        plan.Later(() => relief = new Technician("Okafor"));
        if (lastRound)
        {
            plan.Run();
            return relief.Name.Trim();
        }

        return relief.Name.Trim(); // want: null-deref
    }

    public static void DemoRunAfterShift() => PlanShift([3, 4], "Lund").Run();

    public static void DemoRunWithCopies() => PlanShiftWithCopy([3, 4], "Lund").Run();

    public static void DemoReliefNotCalled() => SignOff(false);

    public static void DemoReliefCalled() => SignOff(true);
}
