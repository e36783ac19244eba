// case: neg-baseclass-theatre-props
// category: negative-baseclass
// rationale: base constructors and property setters assign what derived constructors leave
// csc: false-positive
using System;
using System.Collections.Generic;
using System.Linq;

namespace NullSafety.WideSafe9.TheatreProps;

public abstract class Prop
{
    protected Prop(string title)
    {
        Title = title;
        Prepare();
    }

    public string Title { get; }

    protected abstract void Prepare();

    public abstract string Care();
}

public sealed class Sword : Prop
{
    private string _sheath;

    public Sword(string title) : base(title) // csc-false
    {
    }

    protected override void Prepare() => _sheath = "sheath of " + Title;

    public override string Care() => _sheath.Length + " " + _sheath;
}

public sealed class Trunk : Prop
{
    private List<string> _items;

    public Trunk(string title, params string[] items) : base(title)
    {
        _items.AddRange(items); // csc-false
    }

    protected override void Prepare() => _items = [Title + " lock"];

    public override string Care() => string.Join("+", _items.OrderBy(i => i));
}

public class Scene
{
    private string _shortName;
    private IReadOnlyList<Prop> _props;

    public Scene(string name, IEnumerable<Prop> props) // csc-false
    {
        Name = name;
        Assign(props);
    }

    public string Name
    {
        get => _shortName;
        set => _shortName = value.Length > 8 ? value[..8] : value;
    }

    public void Assign(IEnumerable<Prop> props) => _props = props.ToArray();

    public virtual string Sheet() => Name.ToLowerInvariant() + ":" + string.Join("; ", _props.Select(p => p.Care()));
}

public sealed class NightScene : Scene
{
    private string _light;

    public NightScene(IEnumerable<Prop> props) : base("Night in the forest", props) => Dim(2); // csc-false

    public void Dim(int level) => _light = new string('*', Math.Clamp(level, 0, 5));

    public override string Sheet() => base.Sheet() + _light.Length;
}

public static class PropsDemo
{
    public static string Demo1()
    {
        Prop[] props = [new Sword("Durendal"), new Trunk("Chest", "map", "coin"), new Trunk("Box")];
        return string.Join("\n", props.Select(p => p.Care()));
    }

    public static string Demo2()
    {
        var scene = new Scene("Duel", [new Sword("Foil")]);
        string first = scene.Sheet();
        scene.Name = "Banquet of kings";
        scene.Assign([]);
        return first + scene.Sheet();
    }

    public static string Demo3()
    {
        var night = new NightScene([new Trunk("Grave")]);
        string dim = night.Sheet();
        night.Dim(9);
        return dim + night.Sheet();
    }
}
