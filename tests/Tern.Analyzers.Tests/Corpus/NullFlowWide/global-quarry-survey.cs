// case: global-quarry-survey
// category: global reset, ThreadStatic, AsyncLocal
// rationale: a thread-static buffer is initialised on one thread only; the current survey is reset while others still use it
// csc: none

namespace NullSafety.QuarrySurvey;

public sealed class Survey(string face)
{
    public string Face { get; } = face;

    public List<double> Samples { get; } = new();
}

public static class SurveyContext
{
    [ThreadStatic]
    private static List<string> t_notes = new();

    [ThreadStatic]
    private static List<string>? t_marks;

    public static Survey Current { get; private set; } = new("north");

    public static bool IsOpen { get; private set; } = true;

    public static void Open(string face)
    {
        Current = new Survey(face);
        IsOpen = true;
    }

    public static void Close()
    {
        Current = null!;
        IsOpen = false;
    }

    public static void Note(string text)
    {
        t_notes.Add(text); // want: null-deref
    }

    public static void Mark(string text)
    {
        t_marks ??= new List<string>();
        t_marks.Add(text);
    }
}

public static class Blaster
{
    public static void Sample(double value)
    {
        SurveyContext.Current.Samples.Add(value); // want: null-deref
    }

    public static void SampleWhileOpen(double value)
    {
        if (!SurveyContext.IsOpen)
        {
            return;
        }

        SurveyContext.Current.Samples.Add(value);
    }
}

public static class Case
{
    private static void OnWorker(Action work)
    {
        var task = Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        task.GetAwaiter().GetResult();
    }

    public static void DemoNote()
    {
        SurveyContext.Note("first");
        OnWorker(() => SurveyContext.Note("crack"));
    }

    public static void DemoMark() => OnWorker(() => SurveyContext.Mark("crack"));

    public static void DemoClosed()
    {
        SurveyContext.Open("east");
        SurveyContext.Close();
        Blaster.Sample(1.5);
    }

    public static void DemoClosedGuarded()
    {
        SurveyContext.Close();
        Blaster.SampleWhileOpen(1.5);
        SurveyContext.Open("west");
        Blaster.SampleWhileOpen(2.5);
    }
}
