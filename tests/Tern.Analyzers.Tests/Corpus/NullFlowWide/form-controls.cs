// case: form-controls
// category: partial-construction
// rationale: a base constructor calls an override, and registers this, before the derived fields are assigned
// csc: none

namespace NullSafety.FormControls;

public sealed class Form
{
    private readonly List<Control> _controls = new();

    public int Height { get; private set; }

    public void Adopt(Control control)
    {
        _controls.Add(control);
        Height += control.PreferredHeight();
    }
}

public abstract class Control
{
    protected Control(string id)
    {
        Id = id;
        Caption = BuildCaption();
    }

    public string Id { get; }
    public string Caption { get; }

    protected abstract string BuildCaption();

    public virtual int PreferredHeight() => 1;
}

public sealed class Heading : Control
{
    private readonly string _text;

    public Heading(string id, string text)
        : base(id)
    {
        _text = text;
    }

    protected override string BuildCaption() => _text.Trim(); // want: null-deref
}

public sealed class Checkbox : Control
{
    private readonly string _mark = "[ ]";

    public Checkbox(string id)
        : base(id)
    {
    }

    protected override string BuildCaption() => Id + _mark.PadLeft(5);
}

public sealed class Dropdown : Control
{
    private readonly string[] _options;

    public Dropdown(string id, Form form, params string[] options)
        : base(id)
    {
        form.Adopt(this);
        _options = options;
    }

    protected override string BuildCaption() => Id + " v";

    public override int PreferredHeight() => 1 + _options.Length; // want: null-deref
}

public sealed class RadioGroup : Control
{
    private readonly string[] _options;

    public RadioGroup(string id, Form form, params string[] options)
        : base(id)
    {
        _options = options;
        form.Adopt(this);
    }

    protected override string BuildCaption() => _options is null ? Id : string.Join('/', _options);

    public override int PreferredHeight() => _options.Length;
}

public static class Case
{
    public static void DemoHeading() => new Heading("h1", " Billing ").ToString();
    public static void DemoCheckbox() => new Checkbox("terms").ToString();
    public static void DemoDropdown() => new Dropdown("country", new Form(), "NL", "PT").ToString();
    public static void DemoRadio() => new RadioGroup("size", new Form(), "S", "M", "L").ToString();
}
