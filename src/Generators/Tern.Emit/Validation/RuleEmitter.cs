using Tern.Schema;

namespace Tern.Emit;

/// <summary>A value while its rules are emitted.</summary>
/// <param name="Local">C# text of the value, never null where its rules are checked; cheap to evaluate.</param>
/// <param name="Type">Its type.</param>
/// <param name="Path">Its path.</param>
/// <param name="RulePrefix">What stands before names of rules: <c>key.</c> for keys of maps.</param>
internal sealed record RuledValue(string Local, TypeModel Type, PathText Path, string RulePrefix);

/// <summary>Emits the checks of single rules, in the caller's method.</summary>
internal sealed class RuleEmitter(CodeWriter code, NameScope names, EquatableArray<ValidatedField> fields, string target, LocalNames locals, PatternTable patterns)
{
    private const int LongestList = 90;

    // Sizes of the value that is being checked, each counted once.
    private readonly Dictionary<string, string> _sizes = new(StringComparer.Ordinal);

    /// <summary>Emits the rules of a value.</summary>
    public void Emit(RuledValue value, IEnumerable<ValidationRule> rules)
    {
        _sizes.Clear();
        foreach (ValidationRule rule in rules)
        {
            code.Gap();
            Emit(value, rule);
        }
    }

    /// <summary>Emits the rule of a message that an expression holds, or that a static method accepts it.</summary>
    public void EmitAssert(ValidationRule rule, TypeModel self)
    {
        var value = new RuledValue(target, self, PathText.Root, "");
        if (rule.Kind == RuleKind.Custom)
        {
            EmitCustom(value, rule);
            return;
        }

        var expressions = new ExpressionEmitter(names, fields, target, locals);
        RuleExpression holds = expressions.Of(rule.Operands[0], ExpressionShape.Bool);
        EmitGuarded(expressions, $"!{holds.Text}", () =>
        {
            string text = rule.Message ?? $"struct assertion failed ({RuleTexts.Of(rule, self)})";
            code.Line($"errors.Add(\"\", \"assert\", {Identifiers.Literal(text)});");
        });
    }

    private void Emit(RuledValue value, ValidationRule rule)
    {
        if (rule.Kind == RuleKind.Custom)
        {
            EmitCustom(value, rule);
            return;
        }

        string? size = SizeLocal(value, rule.Kind);
        var expressions = new ExpressionEmitter(names, fields, target, locals);
        string broken = Broken(value, rule, expressions, size);
        EmitGuarded(expressions, broken, () => EmitError(value, rule, size));
    }

    private void EmitGuarded(ExpressionEmitter expressions, string broken, Action emitError)
    {
        string condition = string.Concat(expressions.Conditions.Select(c => $"!{c} || ")) + broken;
        string guards = string.Concat(expressions.Guards.Select(g => $"{g.Value} is {{ }} {g.Local} && "));
        if (guards.Length > 0 && condition.Contains(" || "))
        {
            condition = $"({condition})";
        }

        using (code.Block($"if ({guards}{condition})"))
        {
            emitError();
        }
    }

    private void EmitError(RuledValue value, ValidationRule rule, string? size)
    {
        string path = value.Path.Expression;
        string name = Identifiers.Literal(value.RulePrefix + rule.Name);
        if (rule.Message is { } message)
        {
            code.Line($"errors.Add({path}, {name}, {Identifiers.Literal(message)});");
            return;
        }

        // Numbers, lengths and names of enums help to find the mistake; text and bytes may be secrets, and of any size.
        string? current = size ?? value.Type switch
        {
            EnumType => value.Local,
            ScalarType { Kind: not (ScalarKind.String or ScalarKind.ByteArray or ScalarKind.ReadOnlyMemory or ScalarKind.Memory or ScalarKind.Guid) } => value.Local,
            _ => null,
        };
        string must = Identifiers.Literal(RuleTexts.Of(rule, value.Type));
        code.Line(current is null || rule.Kind is RuleKind.NoSparse or RuleKind.Required or RuleKind.NotNil
            ? $"errors.AddBroken({path}, {name}, {must});"
            : $"errors.AddBroken({path}, {name}, {current}, {must});");
    }

    private string? SizeLocal(RuledValue value, RuleKind kind)
    {
        (string Suffix, string Expression)? size = kind switch
        {
            RuleKind.MinSize or RuleKind.MaxSize => ("Size", new ExpressionEmitter(names, fields, target, locals).SizeOf(value.Local, value.Type)),
            RuleKind.MinRuneSize or RuleKind.MaxRuneSize => ("Runes", $"{ExpressionEmitter.Checks}.RuneCount({new ExpressionEmitter(names, fields, target, locals).OfValue(value.Local, value.Type).Text})"),
            RuleKind.MinLength or RuleKind.MaxLength => ("Length", $"{value.Local}.Length"),
            _ => null,
        };
        if (size is not { } counted)
        {
            return null;
        }

        if (!_sizes.TryGetValue(counted.Suffix, out string? local))
        {
            local = locals.Take(value.Local.TrimStart('@') + counted.Suffix);
            _sizes.Add(counted.Suffix, local);
            code.Line($"int {local} = {counted.Expression};");
        }

        return local;
    }

    /// <summary>C# condition that a rule is broken.</summary>
    private string Broken(RuledValue value, ValidationRule rule, ExpressionEmitter expressions, string? size)
    {
        RuleExpression current = size is null ? expressions.OfValue(value.Local, value.Type) : new RuleExpression(size, ExpressionShape.Integer);
        return rule.Kind switch
        {
            RuleKind.Const when rule.Operands[0] is RuleBool truth => truth.Value ? $"!{current.Text}" : current.Text,
            RuleKind.Const => Comparison.Fails(current, "==", Operand()),
            RuleKind.Lt => Comparison.Fails(current, "<", Operand()),
            RuleKind.Le or RuleKind.MaxSize or RuleKind.MaxRuneSize or RuleKind.MaxLength => Comparison.Fails(current, "<=", Operand()),
            RuleKind.Gt => Comparison.Fails(current, ">", Operand()),
            RuleKind.Ge or RuleKind.MinSize or RuleKind.MinRuneSize or RuleKind.MinLength => Comparison.Fails(current, ">=", Operand()),
            RuleKind.In => Listed(current, rule, expressions, isIn: false),
            RuleKind.NotIn => Listed(current, rule, expressions, isIn: true),
            RuleKind.Required => $"string.IsNullOrWhiteSpace({value.Local})",
            RuleKind.Pattern => NotMatching(current, (PatternDetail)rule.Detail!),
            RuleKind.Prefix => "!" + TextCall(current, "StartsWith", Operand()),
            RuleKind.Suffix => "!" + TextCall(current, "EndsWith", Operand()),
            RuleKind.Contains => "!" + TextCall(current, "Contains", Operand()),
            RuleKind.NotContains => TextCall(current, "Contains", Operand()),
            RuleKind.DefinedOnly => $"{current.Text} is not ({Ranges(((EnumType)value.Type).Members)})",
            RuleKind.Email => $"!{ExpressionEmitter.Checks}.IsEmail({value.Local})",
            RuleKind.Url => $"!{ExpressionEmitter.Checks}.IsUrl({value.Local})",
            _ => throw new InvalidOperationException($"{rule.Kind} is no rule of a value."),
        };

        RuleExpression Operand() => expressions.Of(rule.Operands[0], current.Shape);
    }

    private string NotMatching(RuleExpression current, PatternDetail pattern)
    {
        string fails = $"!{ExpressionEmitter.Checks}.IsMatch({patterns[pattern]}, {current.Text})";
        return pattern.IsWholeMatch ? $"{current.Text}.Length > 0 && {fails}" : fails;
    }

    private static string TextCall(RuleExpression current, string method, RuleExpression operand) => current.Shape == ExpressionShape.Bytes
        ? $"{ExpressionEmitter.Checks}.{method}({current.Text}, {operand.Text})"
        : $"{current.Text}.{method}({operand.Text}, global::System.StringComparison.Ordinal)";

    private static string Listed(RuleExpression current, ValidationRule rule, ExpressionEmitter expressions, bool isIn)
    {
        bool isPattern = current.Shape is not (ExpressionShape.Bytes or ExpressionShape.Guid) && rule.Operands.All(o => o is not (RuleReference or RuleCall));
        List<string> items = rule.Operands
            .Select(o => expressions.Of(o, current.Shape))
            .Select(o => isPattern ? o.Text : Comparison.Holds(current, "==", o))
            .Distinct(StringComparer.Ordinal)
            .ToList();
        string separator = isPattern ? " or " : " || ";
        string all = string.Join(separator, items);
        if (all.Length > LongestList)
        {
            all = string.Join("\n" + new string(' ', 16) + separator.TrimStart(), items);
        }

        if (isPattern)
        {
            return $"{current.Text} is {(isIn ? "" : "not ")}{(items.Count == 1 ? all : $"({all})")}";
        }

        return $"{(isIn ? "" : "!")}({all})";
    }

    // Neighbours become ranges: the pattern is short, and so is its code.
    private static string Ranges(IEnumerable<EnumMember> members)
    {
        int[] values = members.Select(m => m.Value).Distinct().OrderBy(v => v).ToArray();
        var ranges = new List<string>();
        for (int i = 0; i < values.Length; i++)
        {
            int first = values[i];
            while (i + 1 < values.Length && values[i + 1] == values[i] + 1)
            {
                i++;
            }

            string least = ExpressionEmitter.Number(first, ExpressionShape.Integer);
            string greatest = ExpressionEmitter.Number(values[i], ExpressionShape.Integer);
            ranges.Add(first == values[i] ? least : $">= {least} and <= {greatest}");
        }

        return ranges.Count == 1 ? ranges[0] : string.Join(" or ", ranges.Select(r => r[0] == '>' ? $"({r})" : r));
    }

    private void EmitCustom(RuledValue value, ValidationRule rule)
    {
        var method = (MethodDetail)rule.Detail!;
        string call = $"{names.Of(method.Type)}.{Identifiers.Escape(method.Name)}({value.Local}";
        string path = value.Path.Expression;
        string name = Identifiers.Literal(value.RulePrefix + rule.Name);
        switch (method.Result)
        {
            case CustomResult.Errors:
                code.Line($"{call}, ref errors);");
                break;
            case CustomResult.Text:
                string problem = locals.Take("problem");
                using (code.Block($"if ({call}) is {{ }} {problem})"))
                {
                    code.Line($"errors.Add({path}, {name}, {(rule.Message is { } text ? Identifiers.Literal(text) : problem)});");
                }

                break;
            default:
                using (code.Block($"if (!{call}))"))
                {
                    code.Line(rule.Message is { } message
                        ? $"errors.Add({path}, {name}, {Identifiers.Literal(message)});"
                        : $"errors.AddBroken({path}, {name}, {Identifiers.Literal(RuleTexts.Of(rule, value.Type))});");
                }

                break;
        }
    }
}
