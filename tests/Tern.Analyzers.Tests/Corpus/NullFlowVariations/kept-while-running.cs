// A function that is kept and called by another one meets the variables of the code around it, which has not ended yet.
namespace Variations.KeptWhileRunning;

public sealed class Step(string name)
{
    public string Name => name;
}

public static class Plan
{
    private static Step? Find(int number) => number > 1 ? new Step("s" + number) : null;

    public static int Each()
    {
        List<Func<int>> actions = [];
        foreach (Step? step in new[] { new Step("first"), Find(1) })
        {
            actions.Add(() => step!.Name.Length); // want: null-deref
        }

        return actions.Sum(a => a());
    }

    public static int EachSet()
    {
        List<Func<int>> actions = [];
        foreach (Step? step in new[] { new Step("first"), Find(2) })
        {
            actions.Add(() => step!.Name.Length);
        }

        return actions.Sum(a => a());
    }

    public static int Wanted(bool wanted)
    {
        List<Func<int>> actions = [];
        Step? step = Find(1);
        if (wanted)
        {
            actions.Add(() => step!.Name.Length); // want: null-deref
        }

        return actions.Sum(a => a());
    }

    public static int Asked()
    {
        List<Func<int>> actions = [];
        Step? step = Find(1);
        actions.Add(() => step?.Name.Length ?? 0);
        actions.Add(() => 1);
        return actions.Sum(a => a());
    }
}

public static class Case
{
    public static int DemoEach() => Plan.Each();

    public static int DemoEachSet() => Plan.EachSet();

    public static int DemoWanted() => Plan.Wanted(true);

    public static int DemoAsked() => Plan.Asked();
}
