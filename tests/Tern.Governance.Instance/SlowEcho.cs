namespace Tern.Governance.Instance;

/// <summary>Echoes after a while.</summary>
internal sealed class SlowEcho : ISay
{
    private long _delay = TimeSpan.FromMilliseconds(1).Ticks;

    public TimeSpan Delay
    {
        set => Volatile.Write(ref _delay, value.Ticks);
    }

    public async ValueTask<string> SayAsync(string text)
    {
        await Task.Delay(new TimeSpan(Volatile.Read(ref _delay)));
        return text;
    }
}
