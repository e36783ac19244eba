// case: build-graph-stale
// category: stale-test
// rationale: a tested field of a build session is cleared by a method or a callback that runs between test and use
// csc: none

namespace NullSafety.Blind.BuildGraphStale;

public sealed class Target
{
    public Target(string name, params Target[] inputs) => (Name, Inputs) = (name, inputs);
    public string Name { get; }
    public IReadOnlyList<Target> Inputs { get; }
    public bool Failed { get; set; }
}

public interface IBuildLogger
{
    void Started(Target target);
}

public sealed class CancelOn(string name) : IBuildLogger
{
    public BuildSession? Session { get; set; }

    public void Started(Target target)
    {
        if (target.Name == name) Session?.Cancel();
    }
}

public sealed class BuildSession(IBuildLogger logger)
{
    private Target? _current;
    private int _warnings;
    public void Select(Target target) => _current = target;
    public void Cancel() => _current = null;

    public int Run()
    {
        if (_current == null) return 0;
        logger.Started(_current);
        return _current.Inputs.Count; // want: null-deref
    }

    public int RunSnapshot()
    {
        if (_current is not { } target) return 0;
        logger.Started(target);
        return target.Inputs.Count;
    }

    public string Report()
    {
        if (_current != null && Check(_current.Failed))
        {
            return _current.Name + ": " + _warnings; // want: null-deref
        }

        return "nothing to report";
    }

    public string ReportQuietly() => _current != null && CountWarning() ? _current.Name + ": " + _warnings : "nothing to report";

    private bool CountWarning() => ++_warnings > 0;

    private bool Check(bool failed)
    {
        if (failed) Cancel();
        return CountWarning();
    }
}

public static class Case
{
    private static BuildSession Session(Target target, string cancelOn)
    {
        var logger = new CancelOn(cancelOn);
        var session = new BuildSession(logger);
        logger.Session = session;
        session.Select(target);
        return session;
    }

    public static void DemoCancelled() => Session(new Target("app"), "app").Run();
    public static void DemoFailed() => Session(new Target("lib") { Failed = true }, "").Report();

    public static void DemoSafe()
    {
        var target = new Target("app", new Target("lib"));
        Session(target, "app").RunSnapshot();
        var session = Session(target, "none");
        _ = session.Run() + session.Report() + session.ReportQuietly();
        _ = Session(new Target("lib") { Failed = true }, "").ReportQuietly();
    }
}
