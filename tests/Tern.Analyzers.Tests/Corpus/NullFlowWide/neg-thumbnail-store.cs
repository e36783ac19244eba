// case: neg-thumbnail-store
// category: negative-lazy
// rationale: double-checked locking, CompareExchange, Exchange and EnsureInitialized give a value before it is used
// csc: silent

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.NegThumbnailStore;

public sealed class Thumb
{
    public byte[] Pixels = new byte[4];
    public string? Caption;
}

public sealed class ThumbStore
{
    private readonly object _gate = new();
    private Thumb? _default;
    private Thumb? _shared;
    private Thumb? _slot;
    private List<Thumb>? _all;
    private volatile Thumb? _hot;
    private static Thumb? s_instance;

    private Thumb Default
    {
        get
        {
            if (_default == null)
            {
                lock (_gate)
                {
                    if (_default == null)
                        _default = new Thumb();
                }
            }

            return _default;
        }
    }

    private Thumb Shared()
    {
        if (_shared is null)
            Interlocked.CompareExchange(ref _shared, new Thumb(), null);

        return _shared;
    }

    private List<Thumb> All => LazyInitializer.EnsureInitialized(ref _all, () => [new Thumb()]);
    private static Thumb Instance => s_instance ?? (s_instance = new Thumb());

    private int Swap(Thumb next)
    {
        var old = Interlocked.Exchange(ref _slot, next);
        return old == null ? 0 : old.Pixels.Length;
    }

    private int Hot()
    {
        var hot = _hot;
        if (hot is null) _hot = hot = new Thumb { Caption = "hot" };

        return hot.Pixels.Length;
    }

    private string Caption(Thumb thumb)
    {
        if (string.IsNullOrEmpty(thumb.Caption))
            thumb.Caption = "untitled";

        return thumb.Caption.Trim();
    }

    public int Total() => Default.Pixels.Length + Shared().Pixels.Length + All[0].Pixels.Length + Instance.Pixels.Length + Swap(new Thumb()) + Hot() + Caption(Default).Length;
}

public static class Demos
{
    public static void Demo1()
    {
        var store = new ThumbStore();
        Console.Write(store.Total() + store.Total());
    }
}
