// case: cast-studio-mixer
// category: casts
// rationale: failed as of a channel found by name, unboxing of an unset parameter, cast of a null tag object
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide2.CastStudioMixer;

public interface IDevice
{
    object? Tag { get; set; }
}

public sealed class Synth : IDevice
{
    public string Voice = "saw";

    public object? Tag { get; set; }
}

public sealed class Drum : IDevice
{
    public object? Tag { get; set; } = "kit";
}

public sealed class Mixer
{
    private readonly List<(string Name, IDevice Device)> _strips = [("keys", new Synth()), ("beat", new Drum())];
    private readonly Dictionary<string, object?> _parameters = new() { ["gain"] = 3, ["pan"] = null };

    private IDevice Strip(string name) => _strips.First(s => s.Name == name).Device;

    private T? Plug<T>(string name)
        where T : class, IDevice
    {
        return Strip(name) as T;
    }

    public int VoiceWidth(string name)
    {
        var synth = Plug<Synth>(name)!;
        return synth.Voice.Length; // want: null-deref
    }

    public int VoiceWidthOrZero(string name) => Strip(name) is Synth s ? s.Voice.Length : 0;

    public int Level(string parameter)
    {
        object value = _parameters[parameter]!;
        return (int)value; // want: null-deref
    }

    public int LevelOrZero(string parameter) => _parameters[parameter] is int v ? v : 0;

    public int? LevelOrNull(string parameter) => (int?)_parameters[parameter];

    public string TagOf(string name)
    {
        var tag = (string)Strip(name).Tag!;
        return tag.ToUpperInvariant(); // want: null-deref
    }
}

public static class Case
{
    public static void Demo1() => new Mixer().VoiceWidth("beat");

    public static void Demo2() => new Mixer().Level("pan");

    public static void Demo3() => new Mixer().TagOf("keys");

    public static void Demo4()
    {
        var m = new Mixer();
        m.VoiceWidth("keys");
        m.VoiceWidthOrZero("beat");
        m.LevelOrZero("pan");
        m.LevelOrNull("pan");
        m.Level("gain");
        m.TagOf("beat");
    }
}
