// case: stream-glacier-stakes
// category: async stream, iterator
// rationale: an async stream yields null for a stake that melted out; an iterator yields null as a gap between profiles
// csc: none

namespace NullSafety.StreamGlacierStakes;

public sealed record Stake(string Name, double HeightMetres);

public sealed class AblationSurvey
{
    private readonly Dictionary<string, Stake> _found = new();
    private readonly string[] _planned;

    public AblationSurvey(params string[] planned) => _planned = planned;

    public AblationSurvey Found(Stake stake)
    {
        _found[stake.Name] = stake;
        return this;
    }

    public async IAsyncEnumerable<Stake> WalkAsync()
    {
        foreach (var name in _planned)
        {
            await Task.Yield();
            yield return _found.TryGetValue(name, out var stake) ? stake : null!;
        }
    }

    public async IAsyncEnumerable<Stake> StandingAsync()
    {
        await foreach (var stake in WalkAsync())
        {
            if (stake is null)
            {
                continue;
            }

            yield return stake;
        }
    }

    public IEnumerable<string> Profile(int groupSize)
    {
        var n = 0;
        foreach (var name in _planned)
        {
            if (n > 0 && n % groupSize == 0)
            {
                yield return null!;
            }

            n++;
            yield return name;
        }
    }
}

public static class MassBalance
{
    public static async Task<double> SumAsync(AblationSurvey survey)
    {
        var sum = 0.0;
        await foreach (var stake in survey.WalkAsync())
        {
            sum += stake.HeightMetres; // want: null-deref
        }

        return sum;
    }

    public static async Task<double> StandingSumAsync(AblationSurvey survey)
    {
        var sum = 0.0;
        await foreach (var stake in survey.StandingAsync())
        {
            sum += stake.HeightMetres;
        }

        return sum;
    }

    public static int LabelWidth(AblationSurvey survey) =>
        survey.Profile(2).Max(label => label.Length); // want: null-deref

    public static int LabelWidthWithGaps(AblationSurvey survey) =>
        survey.Profile(2).Max(label => label == null ? 1 : label.Length);
}

public static class Case
{
    private static AblationSurvey August() =>
        new AblationSurvey("A1", "A2", "B1").Found(new Stake("A1", 2.4)).Found(new Stake("B1", 0.9));

    public static void DemoSum() => MassBalance.SumAsync(August()).GetAwaiter().GetResult();

    public static void DemoStanding() => MassBalance.StandingSumAsync(August()).GetAwaiter().GetResult();

    public static void DemoWidth() => MassBalance.LabelWidth(August());

    public static void DemoWidthWithGaps() => MassBalance.LabelWidthWithGaps(August());
}
