// case: radio-tuner
// category: try-pattern
// rationale: try methods without NotNullWhen whose out value is read when they return false, or when true does not mean a value
// csc: none

namespace NullSafety.RadioTuner;

public sealed record Channel(string Name, int Kilohertz);

public sealed class Presets
{
    private readonly Channel?[] _buttons = new Channel?[6];

    public void Store(int button, Channel channel) => _buttons[button] = channel;

    // true = the button exists; it may still be empty
    public bool TryPress(int button, out Channel channel)
    {
        if (button < 0 || button >= _buttons.Length)
        {
            channel = null!;
            return false;
        }

        channel = _buttons[button]!;
        return true;
    }

    public bool TryFind(string name, out Channel channel)
    {
        foreach (var candidate in _buttons)
        {
            if (candidate is not null && candidate.Name == name)
            {
                channel = candidate;
                return true;
            }
        }

        channel = null!;
        return false;
    }
}

public sealed class Tuner
{
    private readonly Presets _presets;

    public Tuner(Presets presets) => _presets = presets;

    public int Frequency { get; private set; } = 87500;

    public void Press(int button)
    {
        if (_presets.TryPress(button, out var channel))
        {
            Frequency = channel.Kilohertz; // want: null-deref
        }
    }

    public void Recall(string name)
    {
        if (!_presets.TryFind(name, out var channel))
        {
            Console.WriteLine($"no preset {name}");
        }

        Frequency = channel.Kilohertz; // want: null-deref
    }

    public void RecallIfStored(string name)
    {
        if (_presets.TryFind(name, out var channel))
        {
            Frequency = channel.Kilohertz;
        }
    }
}

public static class Case
{
    private static Tuner Tuner()
    {
        var presets = new Presets();
        presets.Store(0, new Channel("Jazz", 99100));
        return new Tuner(presets);
    }

    public static void DemoEmptyButton() => Tuner().Press(3);
    public static void DemoNoButton() => Tuner().Press(40);
    public static void DemoRecall() => Tuner().Recall("News");
    public static void DemoRecallIfStored() => Tuner().RecallIfStored("News");
}
