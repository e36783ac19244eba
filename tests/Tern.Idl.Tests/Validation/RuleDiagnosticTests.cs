using Tern.Idl.Tests.Thrift;
using Tern.Idl.Validation;
using Tern.Schema;
using Tern.Schema.Idl;

namespace Tern.Idl.Tests.Validation;

/// <summary>What is wrong with rules is said where they stand.</summary>
public sealed class RuleDiagnosticTests
{
    [Theory]
    [InlineData("1: string a (vt.min_len = \"1\")", "TERN3401", "'S.a' has 'vt.min_len', which is no rule; there are const, lt")]
    [InlineData("1: string a (vt.item.min_size = \"1\")", "TERN3401", "'S.a' has 'vt.item.min_size', which is no rule; there are const, lt")]
    [InlineData("1: string a (vt.lt = \"1\")", "TERN3402", "'S.a' cannot have the rule lt: it is for numbers and times, and this is text")]
    [InlineData("1: i32 a (vt.elem.lt = \"1\")", "TERN3402", "'S.a' cannot have the rule vt.elem.lt: a whole number has no elem")]
    [InlineData("1: map<string, i32> a (vt.elem.lt = \"1\")", "TERN3402", "'S.a' cannot have the rule vt.elem.lt: a map has no elem")]
    [InlineData("1: i32 a (vt.skip = \"true\")", "TERN3402", "'S.a' cannot have the rule skip: it is for messages, and this is a whole number")]
    [InlineData("1: i32 a (vt.assert = \"true\")", "TERN3402", "'S.a' cannot have the rule vt.assert: it is for messages as a whole")]
    [InlineData("1: i8 a (vt.lt = \"200\")", "TERN3403", "the rule lt of 'S.a' cannot be checked: '200' is no value of i8: a whole number from -128 to 127")]
    [InlineData("1: i32 a (vt.lt = \"x\")", "TERN3403", "the rule lt of 'S.a' cannot be checked: 'x' is no value of i32")]
    [InlineData("1: double a (vt.lt = \"NaN\")", "TERN3403", "the rule lt of 'S.a' cannot be checked: 'NaN' is no value of")]
    [InlineData("1: string a (vt.min_size = \"-1\")", "TERN3403", "the rule min_size of 'S.a' cannot be checked: '-1' is no size")]
    [InlineData("1: E a (vt.const = \"E.B\")", "TERN3403", "the rule const of 'S.a' cannot be checked: 'E.B' is no value of E: A")]
    [InlineData("1: optional i32 a (vt.not_nil = \"maybe\")", "TERN3403", "the rule not_nil of 'S.a' cannot be checked: 'maybe' is neither true nor false")]
    [InlineData("1: i32 a (vt.lt = \"$b\")", "TERN3404", "the rule lt of 'S.a' cannot be evaluated: the message has no field 'b'")]
    [InlineData("1: i32 a (vt.lt = \"@twice($a)\")", "TERN3404", "the rule lt of 'S.a' cannot be evaluated: '@twice($a)' is no expression: there is no function 'twice'")]
    [InlineData("1: i32 a (vt.lt = \"@add($a\")", "TERN3404", "the rule lt of 'S.a' cannot be evaluated: '@add($a' is no expression")]
    [InlineData("1: i32 a (vt.lt = \"@mod($a, 0)\")", "TERN3404", "the rule lt of 'S.a' cannot be evaluated: mod divides by zero")]
    [InlineData("1: string a (vt.pattern = \"(?=a)\")", "TERN3405", "the pattern of 'S.a' cannot be matched: ")]
    [InlineData("1: i32 a (vt.not_nil = \"true\")", "TERN3406", "the rule not_nil of 'S.a' has no effect: the field is not optional")]
    [InlineData("1: list<i32> a (vt.elem.not_nil = \"true\")", "TERN3406", "the rule not_nil of 'S.a' has no effect: elements, keys and values are always there")]
    public void Rule_Wrong_IsReportedAtTheAnnotation(string field, string id, string message)
    {
        string text = $"enum E {{ A = 1 }}\nstruct S {{\n    {field}\n}}\n";

        ContractDiagnostic diagnostic = Assert.Single(Of(text).Diagnostics);

        Assert.Equal(id, diagnostic.Id);
        Assert.StartsWith($"3:{field.IndexOf("vt.", StringComparison.Ordinal) + 5} {message}", ThriftSource.Messages([diagnostic])[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Rule_OfAMessage_IsAssertOnly()
    {
        IdlValidation validation = Of("struct S { 1: i32 a } (vt.min_size = \"1\", vt.assert = \"$a\", vt.assert = \"@equal($a, 1)\")");

        Assert.Equal(["TERN3401", "TERN3404"], validation.Diagnostics.Select(d => d.Id));
        Assert.Single(Assert.Single(validation.Messages).Asserts);
    }

    [Fact]
    public void Rule_OfAUnion_CannotSpeakOfAnotherCase()
        => Assert.Equal("TERN3404", Assert.Single(Of("union U { 1: i32 a (vt.lt = \"$b\"), 2: i32 b (vt.lt = \"5\") }").Diagnostics).Id);

    [Fact]
    public void Rule_OfAParameter_NamesTheMethod()
        => Assert.Equal("TERN3402", Assert.Single(Of("service S { void f(1: bool a (vt.lt = \"1\")) }").Diagnostics).Id);

    [Fact]
    public void Annotations_OfOthers_AreNoRules()
    {
        IdlValidation validation = Of("struct S { 1: string a (go.tag = \"x\", api.query = \"a\", vtx.min_size = \"1\") } (vtm = \"1\")");

        Assert.Empty(validation.Diagnostics);
        Assert.Empty(validation.Messages);
    }

    [Fact]
    public void Values_SpelledAsGoSpellsThem_AreRead()
    {
        IdlValidation validation = Of("struct S { 1: i32 a (vt.in = \"0x10\", vt.in = \"0o17\", vt.in = \"017\", vt.in = \"1_000\"), 2: bool b (vt.const = \"T\"), 3: optional i32 c (vt.not_nil = \"f\") }");

        Assert.Empty(validation.Diagnostics);
        Assert.Equal([16m, 15m, 15m, 1000m], RulesOf(validation, "a")[0].Operands.Cast<RuleNumber>().Select(n => n.Value));
        Assert.Equal(new RuleBool(true), RulesOf(validation, "b")[0].Operands[0]);
        Assert.Equal(["a", "b"], validation.Messages[0].Fields.Select(f => f.Field));
    }

    [Fact]
    public void Messages_ThatHoldOneWithRules_AreCheckedToo()
    {
        IdlValidation validation = Of("""
            struct Ruled { 1: i32 a (vt.gt = "0") }
            struct Holds { 1: Ruled ruled }
            struct HoldsHolder { 1: optional Holds holds }
            struct HoldsMany { 1: list<Ruled> all }
            struct SpeaksOfMany { 1: list<Ruled> all (vt.elem.skip = "false") }
            struct Skips { 1: Ruled ruled (vt.skip = "true") }
            struct Free { 1: i32 a }
            """);

        Assert.Equal(["Ruled", "Holds", "HoldsHolder", "SpeaksOfMany"], validation.Messages.Select(m => m.Message.Name));
    }

    [Fact]
    public void Rules_OfCustomFunctions_NameTheMethod()
    {
        IdlSchema schema = ThriftSource.LinkAny("struct S { 1: i32 a (vt.gt = \"@least($a)\") } (vt.assert = \"@isSku($a)\")");

        IdlValidation validation = ValidationRules.Of(schema, new ValidationOptions(new([new RuleMethod("least", "Shop.Rules.Least"), new RuleMethod("isSku", "Shop.Rules.IsSku")])));

        Assert.Empty(validation.Diagnostics);
        Assert.Equal("Shop.Rules.Least", Assert.IsType<RuleCall>(RulesOf(validation, "a")[0].Operands[0]).Method);
        Assert.Equal("Shop.Rules.IsSku", Assert.IsType<RuleCall>(validation.Messages[0].Asserts[0].Operands[0]).Method);
    }

    private static IdlValidation Of(string text) => ValidationRules.Of(ThriftSource.LinkAny(text));

    private static EquatableArray<ValidationRule> RulesOf(IdlValidation validation, string field) => validation.Messages[0].Fields.Single(f => f.Field == field).Rules.Rules;
}
