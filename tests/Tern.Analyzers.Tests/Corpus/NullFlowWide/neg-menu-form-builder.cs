// case: neg-menu-form-builder
// category: negative-builder
// rationale: a builder that validates, a null object, a sentinel tail, a constructor that assigns through helpers
// csc: false-positive

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide3.NegMenuFormBuilder;

public interface ITheme
{
    string Accent { get; }
}

public sealed class NoTheme : ITheme
{
    public static readonly ITheme Instance = new NoTheme();

    public string Accent => "";
}

public sealed class Field
{
    public static readonly Field Tail = new("", null);

    private Field? _next;

    public Field(string name, Field? next) => (Name, _next) = (name, next);

    public string Name { get; }

    public Field Next => _next ?? Tail;

    public bool IsTail => ReferenceEquals(this, Tail);
}

public sealed class Form
{
    private string _title;
    private readonly ITheme _theme;

    public Form(string title, Field first, ITheme? theme) // csc-false
    {
        First = first;
        _theme = theme ?? NoTheme.Instance;
        Setup(title);
    }

    private void Setup(string t) => _title = t.Trim();

    public Field First { get; }

    public int Width() => _title.Length + _theme.Accent.Length;

    public int Fields()
    {
        int n = 0;
        for (var f = First; !f.IsTail; f = f.Next) n += f.Name.Length;

        return n;
    }
}

public sealed class FormBuilder
{
    private string? _title;
    private Field? _first;
    private ITheme? _theme;

    public FormBuilder Title(string t) { _title = t; return this; }
    public FormBuilder Field(string name) { _first = new Field(name, _first); return this; }
    public FormBuilder Theme(ITheme t) { _theme = t; return this; }

    private void Validate()
    {
        if (_title is null || _first is null) throw new InvalidOperationException("incomplete form");
    }

    public Form Build() { Validate(); return new Form(_title, _first, _theme); } // csc-false
}

public static class Case
{
    public static void Demo1() { var f = new FormBuilder().Title("t").Field("a").Field("b").Build(); _ = f.Width() + f.Fields(); }
    public static void Demo2() { try { new FormBuilder().Title("t").Build(); } catch (InvalidOperationException) { } }
}
