// variations: routes
// rationale: constructions of interfaces, tests in other classes, senders that keep, directories of one attempt

using System;
using System.Collections.Generic;
using System.Collections.Concurrent;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Variations.Routes;

public sealed record Msg(string MessageId, string Body, string? RequestId);

public interface IConsumes<T> { Task OnAsync(T m); }

public sealed class OnA : IConsumes<int>
{
    private int _n;

    public Task OnAsync(int m) { _n++; return Task.CompletedTask; }
}

public sealed class OnB : IConsumes<string>
{
    private string _l = "";

    public Task OnAsync(string m) { _l = m; return Task.CompletedTask; }
}

public sealed class Gate
{
    private readonly HashSet<string> _ids = [];

    public bool First(string id) { lock (_ids) { return _ids.Add(id); } }
}

public interface INotificationSender { Task SendAsync(string to, string text); }

public sealed class BoardSender : INotificationSender
{
    private readonly Dictionary<string, string> _b = [];

    public Task SendAsync(string to, string text) { _b[to] = text; return Task.CompletedTask; }
}

public sealed class WallSender : INotificationSender
{
    private readonly List<string> _b = [];

    public Task SendAsync(string to, string text) { _b.Add(text); return Task.CompletedTask; } // want: TERN2008
}

public interface IMailSender { Task SendAsync(string to); }

public sealed class SmtpMail(Func<string, Task> smtp) : IMailSender { public Task SendAsync(string to) => smtp(to); }

public sealed class LogMail : IMailSender
{
    private readonly List<string> _sent = [];

    public Task SendAsync(string to) { _sent.Add(to); return Task.CompletedTask; }
}

public sealed class K(IConsumes<string> next, Gate gate, INotificationSender sender, IMailSender mail, BoardSender board)
{
    private int _n; private readonly List<Msg> _all = [];

    [Idempotent]
    public Task A1(string m) => next.OnAsync(m);

    [Idempotent]
    public void B1(Msg m)
    {
        _n++;
        if (!gate.First(m.MessageId)) return; // want: TERN2017
        _all.Add(m);
    }

    [Idempotent]
    public void B2(Msg m)
    {
        if (!gate.First(m.MessageId)) return;
        _n++;
        _all.Add(m);
    }

    [Idempotent]
    public void B3(Msg m)
    {
        _all.Add(m);
        bool isNew = gate.First(m.MessageId); // want: TERN2017
        if (isNew) { _n++; }
    }

    [Idempotent]
    public void B4(Msg m)
    {
        if (m.RequestId is { Length: > 0 } id && !gate.First(id)) return; // want: TERN2018
        _n++;
    }

    [Idempotent]
    public Task C1(string t) => sender.SendAsync(t, "x");

    [Idempotent]
    public Task C2(string t) => mail.SendAsync(t); // want: TERN2011

    [Idempotent]
    public Task C3(string t) => board.SendAsync(t, "x");

    [Idempotent]
    public async Task D1(string t)
    {
        DirectoryInfo d = Directory.CreateTempSubdirectory();
        string f = Path.Combine(d.FullName, "x.txt");
        await File.AppendAllTextAsync(f, t);
        Directory.Delete(d.FullName, true);
    }

    [Idempotent]
    public async Task D2(string t)
    {
        string dir = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        Directory.CreateDirectory(dir);
        try { await File.WriteAllTextAsync(Path.Combine(dir, "a"), t); } finally { Directory.Delete(dir, true); }
    }

    [Idempotent]
    public async Task D3(string folder, string t)
    {
        string work = Path.Combine(folder, "w-" + Guid.NewGuid());
        Directory.CreateDirectory(work);
        try { await File.WriteAllTextAsync(Path.Combine(work, "a"), t); } finally { Directory.Delete(work, true); }
    }

    [Idempotent]
    public void D4(string folder)
    {
        Directory.Delete(Path.Combine(folder, "x"), true); // want: TERN2013
    }

    [Idempotent]
    public void PurgeFolder(string folder)
    {
        Directory.Delete(folder, true); // want: TERN2013
    }

    [Idempotent]
    public async Task E1(string p)
    {
        int n = int.Parse(await File.ReadAllTextAsync(p));
        await File.WriteAllTextAsync(p, (n * 2).ToString()); // want: TERN2007
    }

    [Idempotent]
    public void E2(string p)
    {
        string[] l = File.ReadAllLines(p);
        File.WriteAllLines(p, l.Append("more")); // want: TERN2012
    }

    [Idempotent]
    public void E3(string p)
    {
        string l = File.ReadAllText(p);
        File.WriteAllText(p, l.Trim());
    }

    [Idempotent]
    public void E4(string p, string t)
    {
        using StreamWriter w = File.AppendText(p); // want: TERN2012
        w.WriteLine(t);
    }

    [Idempotent]
    public void E5(string p, string t)
    {
        using StreamWriter w = new(p, false);
        w.WriteLine(t);
        w.WriteLine("end");
    }
}
