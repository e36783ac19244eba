using Tern.Schema;

namespace Tern.Emit;

/// <summary>Regular expressions of a message, each compiled once and kept in a static field.</summary>
internal sealed class PatternTable
{
    private readonly List<(PatternDetail Pattern, string Name)> _patterns = [];
    private readonly LocalNames _names = new();

    /// <summary>Collects the patterns of some fields.</summary>
    public static PatternTable Of(IEnumerable<ValidatedField> fields)
    {
        var table = new PatternTable();
        foreach (ValidatedField field in fields)
        {
            table.Add(field.Rules, Identifiers.Camel(field.Member));
        }

        return table;
    }

    /// <summary>Whether there are none.</summary>
    public bool IsEmpty => _patterns.Count == 0;

    /// <summary>The field that holds a pattern.</summary>
    public string this[PatternDetail pattern] => _patterns.First(p => p.Pattern == pattern).Name;

    /// <summary>Emits the fields.</summary>
    public void Emit(CodeWriter code, NameScope names)
    {
        string regex = names.Of(new TypeName("System.Text.RegularExpressions", "Regex"));
        foreach ((PatternDetail pattern, string name) in _patterns)
        {
            string text = pattern.IsWholeMatch ? $@"\A(?:{pattern.Pattern})\z" : pattern.Pattern;
            code.Line($"private static readonly {regex} {name} = {ExpressionEmitter.Checks}.Pattern(");
            code.Continue($"{Identifiers.Literal(text)},");
            code.Continue($"isBacktracking: {(pattern.IsBacktracking ? "true" : "false")}, timeoutMilliseconds: {ExpressionEmitter.Number(pattern.TimeoutMilliseconds, ExpressionShape.Integer)});");
        }
    }

    private void Add(RuleSet? rules, string name)
    {
        if (rules is null)
        {
            return;
        }

        foreach (ValidationRule rule in rules.Rules)
        {
            if (rule.Detail is PatternDetail pattern && !_patterns.Exists(p => p.Pattern == pattern))
            {
                _patterns.Add((pattern, _names.Take($"s_{name}Pattern")));
            }
        }

        Add(rules.Element, name + "Element");
        Add(rules.Key, name + "Key");
        Add(rules.Value, name + "Value");
    }
}
