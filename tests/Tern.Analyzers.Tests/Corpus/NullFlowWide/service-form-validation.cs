// case: service-form-validation
// category: service-validation
// rationale: a rule engine with contexts, nested forms, custom messages and a result type
// csc: false-positive

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.FormValidation;

public enum FieldType { Text, Number, Choice, Group }

public sealed class Field
{
    private Field(string name, FieldType type, IReadOnlyList<string>? choices, Form? form)
    {
        Name = name;
        Type = type;
        Choices = choices;
        Form = form;
    }

    public string Name { get; }
    public FieldType Type { get; }
    public IReadOnlyList<string>? Choices { get; }
    public Form? Form { get; }
    public static Field Text(string name) => new(name, FieldType.Text, null, null);
    public static Field Number(string name) => new(name, FieldType.Number, null, null);
    public static Field Choice(string name, params string[] choices) => new(name, FieldType.Choice, choices, null);
    public static Field Group(string name, Form form) => new(name, FieldType.Group, null, form);
}

public sealed class Form
{
    private readonly Dictionary<string, Field> _fields = new();
    private readonly Dictionary<string, List<IRule>> _rules = new();
    public IEnumerable<Field> Fields => _fields.Values;

    public Form Add(Field field, params IRule[] rules)
    {
        _fields[field.Name] = field;
        _rules[field.Name] = new List<IRule>(rules);
        return this;
    }

    public Form Extend(string name, IRule rule)
    {
        if (!_fields.ContainsKey(name))
            throw new KeyNotFoundException(name);

        _rules.GetValueOrDefault(name)!.Add(rule);
        return this;
    }

    public Form Extend(Func<Field, bool> match, IRule rule)
    {
        _rules[_fields.Values.FirstOrDefault(match)!.Name].Add(rule); // want: null-deref
        return this;
    }

    public IReadOnlyList<IRule> RulesOf(Field field) => _rules.TryGetValue(field.Name, out var rules) ? rules : Array.Empty<IRule>();
}

public interface IRule
{
    string? Check(RuleContext context);
}

public sealed class RuleContext
{
    public RuleContext(RuleContext? outer, Field field, object? value)
    {
        Outer = outer;
        Field = field;
        Value = value;
    }

    public RuleContext? Outer { get; }
    public Field Field { get; }
    public object? Value { get; }
    public string Path => Outer == null ? Field.Name : Outer.Path + "." + Field.Name;
}

public sealed class Required : IRule
{
    public string? Check(RuleContext context) => context.Value is null or "" ? "is required" : null;
}

public sealed class MaxLength(int max) : IRule
{
    public string? Check(RuleContext context)
    {
        var text = context.Value as string;
        if (string.IsNullOrEmpty(text))
            return null;

        return text.Length > max ? "is longer than " + max : null;
    }
}

public sealed class OneOf : IRule
{
    public string? Check(RuleContext context)
    {
        if (context.Field.Type != FieldType.Choice || context.Value == null)
            return null;

        return context.Field.Choices.Contains(context.Value.ToString()!) ? null : "is not a choice"; // csc-false
    }
}

public sealed class Range(int low, int high) : IRule
{
    public string? Check(RuleContext context)
    {
        var number = (int)context.Value!; // want: null-deref
        return number < low || number > high ? $"is not in {low}..{high}" : null;
    }
}

public sealed class When(Func<RuleContext, bool> condition, IRule inner) : IRule
{
    public string? Check(RuleContext context) => condition(context) ? inner.Check(context) : null;
}

public sealed record Failure(string Path, string Message);

public sealed class ValidationResult
{
    private List<Failure>? _failures;
    public bool IsValid => _failures is null;
    public IReadOnlyList<Failure> Failures => _failures ?? (IReadOnlyList<Failure>)Array.Empty<Failure>();
    public Failure? First => IsValid ? null : _failures[0]; // csc-false

    public void Add(string path, string message)
    {
        _failures ??= new List<Failure>();
        _failures.Add(new Failure(path, message));
    }

    public void ThrowIfInvalid()
    {
        if (!IsValid)
            throw new FormatException(First.Path + " " + First.Message); // csc-false
    }

    public string Summary()
    {
        if (IsValid)
            return "ok";

        return _failures.Count + " failures, first " + First!.Path; // csc-false
    }
}

public sealed class Messages
{
    private Dictionary<string, string>? _custom;
    public void Override(string path, string message) => (_custom ??= new())[path] = message;

    public string For(string path, string message)
    {
        string? custom = null;
        var found = _custom != null && _custom.TryGetValue(path, out custom);
        return found ? custom!.Trim() : message;
    }
}

/// <summary>Checks values against a form.</summary>
public class FormValidator
{
    private readonly Form _form;
    private readonly Messages _messages;
    private ValidationResult? _result;

    public FormValidator(Form form, Messages? messages = null)
    {
        _form = form;
        _messages = messages ?? new Messages();
    }

    public ValidationResult Validate(IReadOnlyDictionary<string, object?> values)
    {
        var outer = _result;
        var result = _result = new ValidationResult();
        try
        {
            Walk(_form, null, values);
            return result;
        }
        finally
        {
            _result = outer;
        }
    }

    protected virtual void OnFailure(RuleContext context, string message) =>
        _result!.Add(context.Path, _messages.For(context.Path, message));

    private void Walk(Form form, RuleContext? outer, IReadOnlyDictionary<string, object?> values)
    {
        foreach (var field in form.Fields)
        {
            values.TryGetValue(field.Name, out var value);
            var context = new RuleContext(outer, field, value);
            foreach (var rule in form.RulesOf(field))
            {
                if (rule.Check(context) is { } message)
                    OnFailure(context, message);
            }

            if (field.Type == FieldType.Group && value is IReadOnlyDictionary<string, object?> nested)
                Walk(field.Form, context, nested); // csc-false
        }
    }
}

public sealed class CountingValidator(Form form) : FormValidator(form)
{
    private Dictionary<string, int>? _counts;
    public int Of(string path) => _counts?.GetValueOrDefault(path) ?? 0;

    protected override void OnFailure(RuleContext context, string message)
    {
        base.OnFailure(context, message);
        _counts ??= new Dictionary<string, int>();
        _counts[context.Path] = _counts.GetValueOrDefault(context.Path) + 1;
    }
}

public static class Case
{
    private static Form Build()
    {
        var address = new Form().Add(Field.Text("street"), new Required()).Add(Field.Number("floor"));
        return new Form()
            .Add(Field.Text("name"), new Required(), new MaxLength(4))
            .Add(Field.Choice("color", "red", "blue"), new OneOf())
            .Add(Field.Number("age"), new When(c => c.Value is int, new Range(0, 120)))
            .Add(Field.Group("address", address));
    }

    public static void DemoValidate()
    {
        var messages = new Messages();
        messages.Override("address.street", " no street ");
        var values = new Dictionary<string, object?> { ["name"] = "longer", ["color"] = "green", ["address"] = new Dictionary<string, object?>() };
        var result = new FormValidator(Build().Extend("name", new OneOf()).Extend(f => f.Type == FieldType.Text, new OneOf()), messages).Validate(values);
        Console.WriteLine(result.Summary() + result.Failures[^1].Message + new ValidationResult().Summary());
        var counting = new CountingValidator(Build());
        counting.Validate(values);
        try
        {
            result.ThrowIfInvalid();
        }
        catch (FormatException e)
        {
            Console.WriteLine(e.Message + counting.Of("name"));
        }
    }

    public static void DemoMissingNumber() =>
        new FormValidator(new Form().Add(Field.Number("age"), new Range(1, 9))).Validate(new Dictionary<string, object?>());

    public static void DemoExtendNoMatch() => new Form().Add(Field.Text("name")).Extend(f => f.Type == FieldType.Group, new Required());
}
