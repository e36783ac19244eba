// case: neg-weld-vat-pipeline
// category: negative-queues
// rationale: queue, channel, stream and stored nulls, all read under the result they came with
// csc: silent

using System.Collections.Concurrent;
using System.Threading.Channels;

namespace NullSafety.NegWeldVatPipeline;

public sealed record Skein(string Owner, string? Shade);

public sealed class VatLine
{
    private readonly ConcurrentQueue<Skein> _soaking = new();
    private readonly Channel<Skein> _dyed = Channel.CreateUnbounded<Skein>();
    private readonly Dictionary<string, Skein?> _hooks = new();

    public void Soak(Skein skein) => _soaking.Enqueue(skein);

    public void Reserve(string hook) => _hooks[hook] = null;

    public int DyeAll(string shade)
    {
        var letters = 0;
        while (_soaking.TryDequeue(out var skein))
        {
            letters += skein.Owner.Length;
            _dyed.Writer.TryWrite(skein with { Shade = shade });
        }

        _dyed.Writer.Complete();
        return letters;
    }

    public async Task<int> HangAsync()
    {
        var hung = 0;
        await foreach (var skein in _dyed.Reader.ReadAllAsync())
        {
            var hook = FreeHook() ?? "floor-" + hung;
            _hooks[hook] = skein;
            hung += skein.Shade == null ? 0 : skein.Shade.Length;
        }

        return hung;
    }

    public string OwnerAt(string hook)
    {
        if (!_hooks.TryGetValue(hook, out var skein) || skein == null)
        {
            return "free";
        }

        return skein.Owner.Trim();
    }

    public IEnumerable<string> Owners() =>
        _hooks.Values.OfType<Skein>().Select(s => s.Owner.ToUpperInvariant());

    public int Unshaded() => _hooks.Values.Count(s => s is not null && string.IsNullOrEmpty(s.Shade));

    private string? FreeHook()
    {
        foreach (var (hook, skein) in _hooks)
        {
            if (skein is null)
            {
                return hook;
            }
        }

        return null;
    }
}

public static class Case
{
    public static void DemoLine()
    {
        var line = new VatLine();
        line.Reserve("north");
        line.Reserve("south");
        line.Soak(new Skein("Ragna", null));
        line.DyeAll("weld yellow");
        line.HangAsync().GetAwaiter().GetResult();
        line.OwnerAt("north");
        line.OwnerAt("south");
        line.OwnerAt("attic");
        line.Owners().ToList();
        line.Unshaded();
    }
}
