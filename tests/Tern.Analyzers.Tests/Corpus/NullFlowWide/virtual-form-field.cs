// case: virtual-form-field
// category: virtual-in-ctor
// rationale: the base constructor calls an override before the derived constructor body ran
// csc: none

namespace NullSafety.FormField;

public abstract class Field
{
    private readonly string _hint;

    protected Field(string label)
    {
        Label = label;
        _hint = Describe();
    }

    public string Label { get; }

    public int HintWidth => _hint.Length;

    protected virtual string Describe() => Label + ":";
}

public sealed class TextField : Field
{
    private readonly int _max;

    public TextField(string label, int max) : base(label) => _max = max;

    protected override string Describe() => Label + " (max " + _max + ")";
}

public sealed class ChoiceField : Field
{
    private readonly List<string> _options;

    public ChoiceField(string label, IEnumerable<string> options) : base(label)
    {
        _options = options.ToList();
    }

    protected override string Describe()
    {
        return Label + " (" + _options.Count + " options)"; // want: null-deref
    }
}

public sealed class FlagField : Field
{
    // Initialisers run before the base constructor, bodies after it.
    private readonly List<string> _words = new() { "yes", "no" };

    public FlagField(string label) : base(label) { }

    protected override string Describe() => Label + " " + _words[0] + "/" + _words[1];
}

public sealed class FormRegistry
{
    public int Total { get; private set; }

    public void Register(Form form) => Total += form.Size();
}

public sealed class Form
{
    private readonly List<Field> _fields;

    public Form(FormRegistry registry, bool late, params Field[] fields)
    {
        if (!late) registry.Register(this);

        _fields = fields.ToList();
        if (late) registry.Register(this);
    }

    public int Size()
    {
        return _fields.Count; // want: null-deref
    }
}

public static class Case
{
    public static void DemoChoice() => _ = new ChoiceField("colour", new[] { "red", "blue" });

    public static void DemoRegisterTooEarly() => _ = new Form(new FormRegistry(), late: false);

    public static void DemoSafe()
    {
        _ = new TextField("name", 40).HintWidth;
        _ = new FlagField("agree").HintWidth;
        _ = new Form(new FormRegistry(), late: true, new TextField("x", 1));
    }
}
