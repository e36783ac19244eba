// case: cast-form-controls
// category: cast
// rationale: a failed as is dereferenced behind a bang, and a bag with a null entry is unboxed
// csc: none

namespace NullSafety.FormControls;

public abstract class Control
{
    protected Control(string id) => Id = id;

    public string Id { get; }

    public object? Value { get; set; }
}

public sealed class TextBox : Control
{
    public TextBox(string id)
        : base(id)
    {
    }

    public int MaxLength { get; set; } = 40;
}

public sealed class NumberBox : Control
{
    public NumberBox(string id)
        : base(id)
    {
    }
}

public sealed class Form
{
    private readonly List<Control> _controls = new();

    public void Add(Control control) => _controls.Add(control);

    public Control Get(string id) => _controls.First(c => c.Id == id);

    public T Get<T>(string id)
        where T : Control
    {
        return (Get(id) as T)!;
    }

    public int Limit(string id)
    {
        return Get<TextBox>(id).MaxLength; // want: null-deref
    }

    public int LimitOrNone(string id)
    {
        var control = Get(id);
        return control is TextBox ? (control as TextBox)!.MaxLength : int.MaxValue;
    }

    public int Number(string id)
    {
        return (int)Get(id).Value!; // want: null-deref
    }

    public int NumberOrZero(string id)
    {
        var control = Get(id);
        return control.Value is null ? 0 : (int)control.Value;
    }
}

public static class Case
{
    private static Form Order()
    {
        var form = new Form();
        form.Add(new TextBox("name") { Value = "Ada" });
        form.Add(new NumberBox("amount"));
        return form;
    }

    public static void DemoLimit() => Order().Limit("amount");

    public static void DemoLimitOrNone()
    {
        Order().LimitOrNone("amount");
        Order().LimitOrNone("name");
    }

    public static void DemoNumber() => Order().Number("amount");

    public static void DemoNumberOrZero() => Order().NumberOrZero("amount");
}
