namespace Tern.Schema;

/// <summary>Finds out which fields rules need.</summary>
public static class RuleReferences
{
    /// <summary>Fields that have rules or that a rule refers to, in their order: an edit of another one changes nothing.</summary>
    public static EquatableArray<ValidatedField> Needed(IReadOnlyList<ValidatedField> fields, IReadOnlyList<ValidationRule> asserts)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (ValidatedField field in fields)
        {
            Collect(field.Rules, names);
        }

        Collect(asserts, names);
        return fields.Where(f => !f.Rules.IsEmpty || names.Contains(f.WireName) || names.Contains(f.Member)).ToEquatableArray();
    }

    private static void Collect(RuleSet? rules, HashSet<string> names)
    {
        if (rules is null)
        {
            return;
        }

        Collect(rules.Rules, names);
        Collect(rules.Element, names);
        Collect(rules.Key, names);
        Collect(rules.Value, names);
    }

    private static void Collect(IEnumerable<ValidationRule> rules, HashSet<string> names)
    {
        foreach (RuleValue operand in rules.SelectMany(r => r.Operands))
        {
            Collect(operand, names);
        }
    }

    private static void Collect(RuleValue value, HashSet<string> names)
    {
        if (value is RuleReference reference)
        {
            names.Add(reference.Field);
        }
        else if (value is RuleCall call)
        {
            foreach (RuleValue argument in call.Arguments)
            {
                Collect(argument, names);
            }
        }
    }
}
