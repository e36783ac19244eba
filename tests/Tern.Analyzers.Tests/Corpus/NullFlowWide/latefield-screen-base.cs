// case: latefield-screen-base
// category: uninitialised-field
// rationale: a base class relies on an override that forgets base.Load; a virtual property is read by the base constructor
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.LatefieldScreenBase;

public abstract class Screen
{
    private List<string> _widgets = null!;

    protected Screen()
    {
        Caption = "[" + Name.ToUpperInvariant() + "]"; // want: null-deref
    }

    public string Caption { get; }

    protected abstract string Name { get; }

    public virtual void Load() => _widgets = ["title"];

    public int Count()
    {
        return _widgets.Count; // want: null-deref
    }
}

public sealed class Login : Screen
{
    protected override string Name => "login";

    public override void Load()
    {
        base.Load();
        Console.Error.Flush();
    }
}

public sealed class About : Screen
{
    protected override string Name => "about";

    public override void Load() => Console.Error.Flush();
}

public sealed class Custom : Screen
{
    private readonly string _name;

    public Custom(string name) => _name = name;

    protected override string Name => _name;
}

public sealed class Preset : Screen
{
    private readonly string _name = "preset";

    protected override string Name => _name;
}

public static class Case
{
    private static int Show(Screen s)
    {
        s.Load();
        return s.Count();
    }

    public static int Demo1() => Show(new Login());

    public static int Demo2() => Show(new About());

    public static int Demo3() => Show(new Custom("c"));

    public static int Demo4() => Show(new Preset());
}
