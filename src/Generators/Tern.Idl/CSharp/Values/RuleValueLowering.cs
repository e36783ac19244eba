using System.Globalization;
using Tern.Idl.CSharp.Naming;
using Tern.Schema;
using Tern.Schema.Declarations;
using Tern.Schema.Idl;

namespace Tern.Idl.CSharp;

/// <summary>Turns what rules compare with into arguments of <c>[Validate]</c>.</summary>
internal sealed class RuleValueLowering(SchemaView view, NameTable names)
{
    /// <summary>The argument that says a rule.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="type">Type of the value that it is about.</param>
    public AssignedValue Of(ValidationRule rule, IdlType type) => rule.Kind switch
    {
        RuleKind.NotNil => new("NotNull", CSharpLiterals.Of(true)),
        RuleKind.DefinedOnly or RuleKind.NoSparse => new(rule.Kind.ToString(), CSharpLiterals.Of(true)),
        RuleKind.In or RuleKind.NotIn => new(rule.Kind.ToString(), new ItemsValue(rule.Operands.Select(o => Value(o, type)).ToEquatableArray())),
        RuleKind.Pattern => new("Pattern", CSharpLiterals.Of(((PatternDetail)rule.Detail!).Pattern)),
        _ => new(PropertyOf(rule.Kind), Value(rule.Operands[0], type)),
    };

    /// <summary>An expression as the attribute spells it.</summary>
    public LiteralValue Expression(RuleValue value) => CSharpLiterals.Of(RuleExpressionText.Of(value));

    private static string PropertyOf(RuleKind kind) => kind switch
    {
        RuleKind.Lt => "LessThan",
        RuleKind.Le => "AtMost",
        RuleKind.Gt => "GreaterThan",
        RuleKind.Ge => "AtLeast",
        RuleKind.MinRuneSize => "MinRunes",
        RuleKind.MaxRuneSize => "MaxRunes",
        _ => kind.ToString(),
    };

    private DeclaredValue Value(RuleValue value, IdlType type) => value switch
    {
        RuleNumber number => new LiteralValue(WholeNumber(number.Value), number.Value == 0),
        RuleDouble number => CSharpLiterals.Of(number.Value, isSingle: false),
        RuleBool flag => CSharpLiterals.Of(flag.Value),
        RuleText text => CSharpLiterals.Of(RuleExpressionText.Escape(text.Value)),
        RuleEnumValue item => EnumValueOf(item, type),
        _ => Expression(value),
    };

    private static string WholeNumber(decimal value)
    {
        string digits = value.ToString(CultureInfo.InvariantCulture);
        return value switch
        {
            > long.MaxValue => digits + "UL",
            > int.MaxValue or < int.MinValue => digits + "L",
            _ => digits,
        };
    }

    private DeclaredValue EnumValueOf(RuleEnumValue item, IdlType type)
    {
        IdlId id = ((IdlEnumType)type).Id;
        if (!view.Has(id) || names.TypeOf(id) is not { } name || view.Index.Enum(id) is not { } @enum)
        {
            return CSharpLiterals.Of(item.Value, ScalarKind.Int32);
        }

        int index = @enum.Values.Select(v => v.Value).ToList().IndexOf(item.Value);
        return new EnumValue(name, index < 0 ? null : names.ValuesOf(id)[index], item.Value);
    }
}
