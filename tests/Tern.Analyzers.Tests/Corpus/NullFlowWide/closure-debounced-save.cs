// case: closure-debounced-save
// category: closures
// rationale: a deferred lambda reads a captured local or field that was cleared before it ran
// csc: none

using System;

namespace NullSafety.ClosureDebouncedSave;

public sealed class Draft
{
    public string Title { get; set; } = "untitled";
    public List<string> Lines { get; } = new();
}

public sealed class Scheduler
{
    private readonly List<Action> _pending = new();

    public void Later(Action action) => _pending.Add(action);

    public void Flush()
    {
        _pending.ForEach(action => action());
        _pending.Clear();
    }
}

public sealed class Editor
{
    private readonly Scheduler _scheduler;
    private Draft _open = new();

    public Editor(Scheduler scheduler) => _scheduler = scheduler;

    public int SavedLines { get; private set; }

    public void Type(string line)
    {
        _open.Lines.Add(line);
        _scheduler.Later(() =>
        {
            SavedLines = _open.Lines.Count; // want: null-deref
        });
    }

    public void CloseDocument() => _open = null!;
}

public sealed class SnapshotEditor(Scheduler scheduler)
{
    private Draft? _open = new();

    public int SavedLines { get; private set; }

    public void Type(string line)
    {
        var draft = _open ??= new Draft();
        draft.Lines.Add(line);
        scheduler.Later(() => SavedLines = draft.Lines.Count);
    }

    public void CloseDocument() => _open = null;
}

public static class Case
{
    private static int Rename(bool discard)
    {
        Draft draft = new Draft { Title = "plan" };
        Action drop = () => draft = null!;
        (discard ? drop : () => { })();
        return draft.Title.Length; // want: null-deref
    }

    public static void DemoClosedBeforeFlush()
    {
        var scheduler = new Scheduler();
        var editor = new Editor(scheduler);
        editor.Type("one");
        scheduler.Flush();
        editor.Type("two");
        editor.CloseDocument();
        scheduler.Flush();
    }

    public static void DemoSnapshot()
    {
        var scheduler = new Scheduler();
        var editor = new SnapshotEditor(scheduler);
        editor.Type("one");
        editor.CloseDocument();
        scheduler.Flush();
    }

    public static void DemoDiscarded() => Rename(true);

    public static void DemoKept() => Rename(false);
}
