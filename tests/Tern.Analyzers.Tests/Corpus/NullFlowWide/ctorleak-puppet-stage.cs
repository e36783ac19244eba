// case: ctorleak-puppet-stage
// category: constructor
// rationale: override called by the base constructor, a callback registered before a field is set, a lambda run at once
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.CtorleakPuppetStage;

public abstract class Puppet
{
    protected Puppet(string name)
    {
        Name = name;
        Poster = name + " " + Caption();
    }

    public string Name { get; }
    public string Poster { get; }

    protected abstract string Caption();
}

public sealed class Marionette : Puppet
{
    private readonly string[] _strings;

    public Marionette(string name, int strings)
        : base(name) => _strings = Enumerable.Repeat("thread", strings).ToArray();

    protected override string Caption() => "on " + _strings.Length; // want: null-deref
}

public sealed class GlovePuppet(string name) : Puppet(name)
{
    private readonly string _cloth = "felt";

    protected override string Caption() => _cloth.ToUpperInvariant();
}

public interface ICue
{
    int OnCue();
}

public sealed class Stage(bool lit)
{
    private readonly List<ICue> _cues = [];

    public void Join(ICue cue)
    {
        _cues.Add(cue);
        if (lit)
        {
            cue.OnCue();
        }
    }

    public int WhenLit(Func<int> step) => lit ? step() : 0;
}

public sealed class Actor : ICue
{
    private readonly Puppet _puppet;
    private readonly string _script;

    public Actor(Stage stage)
    {
        _puppet = new GlovePuppet("judy");
        stage.Join(this);
        Pages = stage.WhenLit(() => _puppet.Name.Length);
        _script = "act one";
    }

    public int Pages { get; }

    public int OnCue() => _puppet.Poster.Length + _script.Length; // want: null-deref
}

public static class Case
{
    public static void Demo1() => new Marionette("punch", 4);
    public static void Demo2() => new Actor(new Stage(false)).OnCue();
    public static void Demo3() => new Actor(new Stage(true));
}
