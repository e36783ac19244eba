// case: event-progress-download
// category: event-delegate
// rationale: an event without subscribers, and a multicast delegate that removal has emptied
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.EventProgressDownload;

public sealed class Download
{
    public event EventHandler<int> Progress = null!;

    public event EventHandler Completed = delegate { };

    private Action<string> _log = null!;

    public void AddLog(Action<string> log) => _log += log;

    public void RemoveLog(Action<string> log) => _log = (_log - log)!;

    public void Step(int percent)
    {
        Progress(this, percent); // want: null-deref
    }

    public void Finish()
    {
        Completed(this, EventArgs.Empty);
    }

    public void Write(string line)
    {
        _log(line); // want: null-deref
    }

    public void WriteQuiet(string line) => _log?.Invoke(line);
}

public static class Case
{
    public static void Demo1() => new Download().Step(10);

    public static void Demo2()
    {
        var d = new Download();
        d.Progress += (_, _) => { };
        d.Step(10);
        d.Finish();
    }

    public static void Demo3()
    {
        var d = new Download();
        Action<string> sink = _ => { };
        d.AddLog(sink);
        d.Write("one");
        d.RemoveLog(sink);
        d.WriteQuiet("two");
        d.Write("three");
    }
}
