using Tern.Schema;
using Tern.Schema.Idl;

namespace Tern.Idl.Validation;

/// <summary>Reads the rules of one message, or of the arguments of one method.</summary>
/// <param name="owner">How messages call it.</param>
/// <param name="fields">Its fields.</param>
/// <param name="index">Finds enums.</param>
/// <param name="constants">Finds constants, from the file of the message.</param>
/// <param name="functions">Functions of the user.</param>
/// <param name="report">Where to report.</param>
internal sealed class RuleReader(
    string owner,
    EquatableArray<IdlField> fields,
    IdlIndex index,
    Func<string, int?> constants,
    IReadOnlyDictionary<string, string> functions,
    Action<ContractDiagnostic> report)
{
    // Only where the engine that runs in linear time finds a pattern too large.
    private const int TimeoutMilliseconds = 250;

    private RuleFactory Factory => field ??= new RuleFactory(TypeOfField, functions, constants);

    /// <summary>The rules of a field; <see langword="null"/> if it has no annotation that speaks of rules.</summary>
    public RuleTree? Read(IdlField field)
    {
        if (field.Annotations.Count == 0)
        {
            return null;
        }

        RuleTree? root = null;
        RuleType type = IdlRuleTypes.Of(field.Type, index);
        IEnumerable<IdlAnnotation> annotations = field.Annotations;
        if (field.Annotations.Any(FieldOptionRules.Is))
        {
            annotations = annotations.Concat(new FieldOptionRules(owner, report).Of(field, type));
        }

        foreach (IdlAnnotation annotation in annotations)
        {
            if (RuleAnnotations.OfField(annotation) is { } name)
            {
                Read(field, annotation, name, type, root ??= new RuleTree());
            }
        }

        return root;
    }

    /// <summary>The rules of the message as a whole.</summary>
    public List<ValidationRule> ReadAsserts(EquatableArray<IdlAnnotation> annotations)
    {
        var asserts = new List<ValidationRule>();
        foreach (IdlAnnotation annotation in annotations)
        {
            if (RuleAnnotations.OfMessage(annotation) is not { } name)
            {
                continue;
            }

            if (RuleAnnotations.KindOf(name) != RuleKind.Assert)
            {
                report(IdlRules.UnknownValidation.At(annotation.Where, owner, annotation.Key, "a message as a whole has assert only"));
            }
            else if (Factory.CreateAssert(annotation.Value, out RuleProblem? problem) is { } rule)
            {
                asserts.Add(rule);
            }
            else
            {
                Report(annotation, owner, name, problem!);
            }
        }

        return asserts;
    }

    private void Read(IdlField field, IdlAnnotation annotation, string name, RuleType type, RuleTree tree)
    {
        string display = $"{owner}.{field.Name}";
        string rest = name;
        bool isPart = false;
        for (int dot = rest.IndexOf('.'); dot >= 0; dot = rest.IndexOf('.'))
        {
            string part = rest.Substring(0, dot);
            if (tree.PartOf(part, type) is not { } inner)
            {
                string reason = part is "elem" or "key" or "value" ? $"{RuleApplicability.Described(type)} has no {part}" : $"there are {RuleAnnotations.Names}";
                report((part is "elem" or "key" or "value" ? IdlRules.ValidationNotApplicable : IdlRules.UnknownValidation).At(annotation.Where, display, annotation.Key, reason));
                return;
            }

            (tree, type) = inner;
            rest = rest.Substring(dot + 1);
            isPart = true;
        }

        tree.IsMentioned = true;
        if (rest == RuleAnnotations.Skip)
        {
            ReadSkip(annotation, display, type, tree);
        }
        else if (RuleAnnotations.KindOf(rest) is { } kind and not RuleKind.Assert)
        {
            ReadRule(field, annotation, display, rest, kind, type, tree, isPart);
        }
        else
        {
            string reason = rest == "assert" ? "it is for messages as a whole" : $"there are {RuleAnnotations.Names}";
            report((rest == "assert" ? IdlRules.ValidationNotApplicable : IdlRules.UnknownValidation).At(annotation.Where, display, annotation.Key, reason));
        }
    }

    private void ReadSkip(IdlAnnotation annotation, string display, RuleType type, RuleTree tree)
    {
        if (type.Shape != RuleShape.Message)
        {
            report(IdlRules.ValidationNotApplicable.At(annotation.Where, display, RuleAnnotations.Skip, $"it is for messages, and this is {RuleApplicability.Described(type)}"));
        }
        else if (Flag(annotation, display, RuleAnnotations.Skip) is { } isSkipped)
        {
            tree.IsSkipped = isSkipped;
        }
    }

    private void ReadRule(IdlField field, IdlAnnotation annotation, string display, string name, RuleKind kind, RuleType type, RuleTree tree, bool isPart)
    {
        bool isFlag = kind is RuleKind.NotNil or RuleKind.DefinedOnly or RuleKind.NoSparse;
        if (RuleApplicability.ReasonNot(kind, type) is { } reason)
        {
            report(IdlRules.ValidationNotApplicable.At(annotation.Where, display, name, reason));
            return;
        }

        if (isFlag && Flag(annotation, display, name) is not true)
        {
            return;
        }

        if (ReasonWithoutEffect(field, kind, type, isPart) is { } nothing)
        {
            report(IdlRules.ValidationWithoutEffect.At(annotation.Where, display, name, nothing));
            return;
        }

        object[] operands = isFlag ? [] : [annotation.Value];
        if (Factory.Create(kind, type, operands, out RuleProblem? problem) is not { } rule)
        {
            Report(annotation, display, name, problem!);
        }
        else if (kind == RuleKind.Pattern)
        {
            AddPattern(annotation, display, rule, tree);
        }
        else
        {
            Add(rule, tree);
        }
    }

    // Values of repeated in and not_in add up; other rules that are repeated are each checked.
    private static void Add(ValidationRule rule, RuleTree tree)
    {
        int same = rule.Kind is RuleKind.In or RuleKind.NotIn ? tree.Rules.FindIndex(r => r.Kind == rule.Kind) : -1;
        if (same < 0)
        {
            tree.Rules.Add(rule);
        }
        else
        {
            tree.Rules[same] = rule with { Operands = tree.Rules[same].Operands.Concat(rule.Operands).ToEquatableArray() };
        }
    }

    private void AddPattern(IdlAnnotation annotation, string display, ValidationRule rule, RuleTree tree)
    {
        if (Re2Pattern.Translate(annotation.Value, out string? problem) is { } pattern)
        {
            // Errors show what the IDL says; C# has no other pattern than its own to show.
            string? message = pattern == annotation.Value ? null : $"pattern rule failed (must match {annotation.Value})";
            var detail = new PatternDetail(pattern, IsWholeMatch: false, IsBacktracking: false, TimeoutMilliseconds);
            tree.Rules.Add(rule with { Operands = new([new RuleText(pattern)]), Message = message, Detail = detail });
        }
        else
        {
            report(IdlRules.ValidationPattern.At(annotation.Where, display, problem!));
        }
    }

    private static string? ReasonWithoutEffect(IdlField field, RuleKind kind, RuleType type, bool isPart) => kind switch
    {
        RuleKind.NotNil when isPart => "elements, keys and values are always there",
        RuleKind.NotNil when field.Presence != IdlPresence.Optional && type.Shape != RuleShape.Message => "the field is not optional, so it always has a value",
        _ => null,
    };

    private bool? Flag(IdlAnnotation annotation, string display, string name)
    {
        if (RuleNumbers.TryParseBool(annotation.Value, out bool value))
        {
            return value;
        }

        report(IdlRules.ValidationValue.At(annotation.Where, display, name, $"'{annotation.Value}' is neither true nor false"));
        return null;
    }

    private void Report(IdlAnnotation annotation, string display, string name, RuleProblem problem)
    {
        IdlRule rule = problem.Kind switch
        {
            RuleProblemKind.NotApplicable => IdlRules.ValidationNotApplicable,
            RuleProblemKind.BadValue => IdlRules.ValidationValue,
            _ => IdlRules.ValidationExpression,
        };
        report(rule.At(annotation.Where, display, name, problem.Text));
    }

    // The cases of a oneof are no members of their own in C#.
    private RuleType? TypeOfField(string name)
        => fields.FirstOrDefault(f => string.Equals(f.Name, name, StringComparison.Ordinal)) is { OneOf: null } found ? IdlRuleTypes.Of(found.Type, index) : null;
}
