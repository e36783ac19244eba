// Tests that later code makes false, or does not.
namespace Variations.Effects;

public sealed class Link
{
    public string? Peer = "p";
    private Action? _closed;
    private readonly List<Action> _hooks = new();

    public void OnClosed(Action action) => _closed = action;

    public void Close()
    {
        Peer = null;
        _closed?.Invoke();
    }

    public void Touch() => _hooks.Clear();

    public int A1()
    {
        if (Peer is not { Length: > 0 })
        {
            return 0;
        }

        CloseIfOld(true);
        return Peer.Length; // want: null-deref
    }

    public int A2()
    {
        if (Peer is null)
        {
            return 0;
        }

        CloseIfOld(false);
        return Peer.Length;
    }

    private void CloseIfOld(bool old)
    {
        if (old)
        {
            Close();
        }
    }

    public int A3()
    {
        if (Peer is null)
        {
            return 0;
        }

        Touch();
        return Peer.Length;
    }

    public int A4()
    {
        var peer = Peer;
        if (peer == null)
        {
            return 0;
        }

        Close();
        return peer.Length;
    }
}

public sealed class Cursor
{
    private int _calls;

    public string? Next => ++_calls % 2 == 1 ? "n" : null;

    public string? Stable => _calls >= 0 ? "s" : null;
}

public sealed class Handle : IDisposable
{
    private Stream? _stream = new MemoryStream();

    public void Dispose()
    {
        _stream?.Dispose();
        _stream = null;
    }

    public long Length()
    {
        return _stream!.Length; // want: null-deref
    }
}

public static class Current
{
    public static string? User = "u";

    public static void Clear() => User = null;
}

public static class Case
{
    private static void Each(Action action) => action();

    private static int B1()
    {
        string? s = "x";
        Each(() => s = null);
        return s.Length; // want: null-deref
    }

    private static int B2()
    {
        string? s = null;
        Each(() => s = "x");
        return s!.Length;
    }

    private static int B3()
    {
        string? s = "x";
        void Reset() => s = null;
        if (s != null)
        {
            Reset();
            return s.Length; // want: null-deref
        }

        return 0;
    }

    private static int C1(Cursor cursor)
    {
        if (cursor.Next != null)
        {
            return cursor.Next.Length; // want: null-deref
        }

        return 0;
    }

    private static int C2(Cursor cursor) => cursor.Stable != null ? cursor.Stable.Length : 0;

    private static int D1()
    {
        if (Current.User is null)
        {
            return 0;
        }

        Current.Clear();
        return Current.User.Length; // want: null-deref
    }

    private static int E1(Link a, Link b)
    {
        if (a.Peer == null)
        {
            return 0;
        }

        b.Close();
        return a.Peer.Length;
    }

    private static int E2()
    {
        var a = new Link();
        Link b = a;
        b.Peer = null;
        return a.Peer.Length; // want: null-deref
    }

    private static async Task<int> F1(Link link)
    {
        if (link.Peer == null)
        {
            return 0;
        }

        await Task.Run(() => link.Close());
        return link.Peer.Length; // want: null-deref
    }

    public static void Demo1() => new Link().A1();

    public static void Demo2() => new Link().A2();

    public static void Demo3() => new Link().A3();

    public static void Demo4() => new Link().A4();

    public static void Demo5() => B1();

    public static void Demo6() => B2();

    public static void Demo7() => B3();

    public static void Demo8() => C1(new Cursor());

    public static void Demo9() => C2(new Cursor());

    public static void Demo10() => D1();

    public static void Demo11() => E1(new Link(), new Link());

    public static void Demo12() => E2();

    public static Task Demo13() => F1(new Link());

    public static void Demo14()
    {
        var handle = new Handle();
        handle.Length();
        handle.Dispose();
    }

    public static void Demo15()
    {
        Handle handle;
        using (handle = new Handle())
        {
            handle.Length();
        }

        handle.Length();
    }
}
