// case: upload-session
// category: stale-test
// rationale: the tested transfer is dropped by the progress callback or by the retry bookkeeping before it is read again
// csc: none

namespace NullSafety.UploadSession;

public sealed class Transfer(string file, int size)
{
    public string File { get; } = file;
    public int Size { get; } = size;
    public int Sent { get; set; }
}

public sealed class UploadSession
{
    private Transfer? _current;
    private int _failures;

    public Action<int>? Progress { get; set; }

    public void Start(string file, int size) => _current = new Transfer(file, size);

    public void Cancel() => _current = null;

    private void NoteFailure()
    {
        if (++_failures < 3)
            return;
        _failures = 0;
        Cancel();
    }

    private void NoteSuccess() => _failures = 0;

    public int Send(int bytes)
    {
        if (_current == null)
            return 0;
        _current.Sent += bytes;
        Progress?.Invoke(_current.Sent);
        return _current.Size - _current.Sent; // want: null-deref
    }

    public int SendCopy(int bytes)
    {
        if (_current is not { } transfer)
            return 0;
        transfer.Sent += bytes;
        Progress?.Invoke(transfer.Sent);
        return transfer.Size - transfer.Sent;
    }

    public string Fail(string reason)
    {
        if (_current is null)
            return reason;
        NoteFailure();
        return _current.File + ": " + reason; // want: null-deref
    }

    public string Confirm()
    {
        if (_current is null)
            return "idle";
        NoteSuccess();
        return _current.File + ": sent";
    }
}

public static class Case
{
    private static UploadSession Limited()
    {
        var s = new UploadSession();
        s.Progress = sent =>
        {
            if (sent > 100)
                s.Cancel();
        };
        s.Start("a.bin", 500);
        return s;
    }

    public static void DemoSend() => Limited().Send(120);
    public static void DemoCopy() => Limited().SendCopy(120);

    public static void DemoFail()
    {
        var s = Limited();
        for (int i = 0; i < 3; i++)
            s.Fail("timeout");
    }

    public static void DemoConfirm() => Console.WriteLine(Limited().Confirm() + new UploadSession().Confirm());
}
