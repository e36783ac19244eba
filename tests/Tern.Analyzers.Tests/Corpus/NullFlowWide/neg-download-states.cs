// case: neg-download-states
// category: negative-state
// rationale: the phase enum implies which members are present; transitions are the only writers
// csc: false-positive

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide2.NegDownloadStates;

public enum Phase { Idle, Running, Done, Failed }

public sealed class Download
{
    private readonly string _url;
    private System.IO.MemoryStream? _body;
    private Exception? _failure;
    private string? _digest;

    public Download(string url) => _url = url;

    public Phase Phase { get; private set; }
    public void Start()
    {
        _body = new System.IO.MemoryStream();
        Phase = Phase.Running;
    }

    public void Push(byte b)
    {
        if (Phase != Phase.Running)
            throw new InvalidOperationException(Phase.ToString());

        _body.WriteByte(b); // csc-false
    }

    public void Finish()
    {
        if (Phase == Phase.Running)
        {
            _digest = _url + ":" + _body.Length; // csc-false
            _body = null;
            Phase = Phase.Done;
        }
    }

    public void Fail(Exception e)
    {
        _failure = e;
        _body = null;
        Phase = Phase.Failed;
    }

    public string Describe()
    {
        switch (Phase)
        {
            case Phase.Running:
                return "running " + _body.Position; // csc-false
            case Phase.Done:
                return _digest.ToUpperInvariant(); // csc-false
            case Phase.Failed:
                return _failure.Message; // csc-false
            default:
                return "idle";
        }
    }
}

public static class Case
{
    public static void Demo1()
    {
        var d = new Download("u");
        d.Start();
        d.Push(1);
        d.Finish();
        d.Describe();
    }

    public static void Demo2()
    {
        var d = new Download("u");
        d.Fail(new TimeoutException());
        d.Describe();
    }
}
