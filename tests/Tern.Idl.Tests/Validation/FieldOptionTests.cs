using System.Text.RegularExpressions;
using Tern.Idl.Validation;
using Tern.Schema;
using Tern.Schema.Idl;

namespace Tern.Idl.Tests.Validation;

/// <summary>Options of protoc-gen-validate and protovalidate become the rules that mean the same, or are reported.</summary>
public sealed class FieldOptionTests
{
    // The options as far as the tests use them; names and numbers are those of the two validators.
    private const string Options = """
        message FieldRules {
          optional bool required = 25;
          optional Ignore ignore = 27;
          repeated Rule cel = 23;
          optional NumberRules float = 1;
          optional NumberRules int32 = 3;
          optional NumberRules uint64 = 6;
          optional BoolRules bool = 13;
          optional StringRules string = 14;
          optional BytesRules bytes = 15;
          optional EnumRules enum = 16;
          optional MessageRules message = 17;
          optional RepeatedRules repeated = 18;
          optional MapRules map = 19;
          optional TimeRules timestamp = 22;
        }
        message NumberRules { optional double const = 1; optional double lt = 2; optional double lte = 3; optional double gt = 4; optional double gte = 5; repeated double in = 6; repeated double not_in = 7; optional bool ignore_empty = 8; repeated double example = 9; }
        enum Ignore { IGNORE_UNSPECIFIED = 0; IGNORE_IF_ZERO_VALUE = 1; IGNORE_ALWAYS = 3; }
        message Rule { optional string id = 1; optional string message = 2; optional string expression = 3; }
        message BoolRules { optional bool const = 1; }
        message StringRules { optional string const = 1; optional uint64 len = 19; optional uint64 min_len = 2; optional uint64 max_len = 3; optional uint64 max_bytes = 5; optional string pattern = 6; optional string prefix = 7;
          optional string not_contains = 23; repeated string in = 10; optional bool email = 12; optional bool uuid = 22; }
        message BytesRules { optional uint64 min_len = 2; optional bytes prefix = 5; optional bytes not_contains = 9; }
        message EnumRules { optional int32 const = 1; optional bool defined_only = 2; repeated int32 in = 3; }
        message MessageRules { optional bool skip = 1; optional bool required = 2; }
        message RepeatedRules { optional uint64 min_items = 1; optional uint64 max_items = 2; optional bool unique = 3; optional FieldRules items = 4; }
        message MapRules { optional uint64 min_pairs = 1; optional FieldRules keys = 4; optional FieldRules values = 5; }
        message TimeRules { optional bool required = 1; optional bool gt_now = 8; }
        """;

    [Theory]
    [InlineData("int32 a = 1 [(validate.rules).int32 = {gt: 0, lte: 10}];", "gt 0, le 10")]
    [InlineData("int32 a = 1 [(validate.rules).int32 = {in: [1, 2], not_in: 7}];", "in 1 2, not_in 7")]
    [InlineData("float a = 1 [(validate.rules).float.gte = 0.5];", "ge 0.5")]
    [InlineData("uint64 a = 1 [(validate.rules).uint64.const = 5];", "const 5")]
    [InlineData("bool a = 1 [(validate.rules).bool.const = true];", "const true")]
    [InlineData("string a = 1 [(validate.rules).string = {min_len: 1, max_len: 5, max_bytes: 9}];", "min_rune_size 1, max_rune_size 5, max_size 9")]
    [InlineData("string a = 1 [(validate.rules).string.len = 3];", "min_rune_size 3, max_rune_size 3")]
    [InlineData("string a = 1 [(validate.rules).string = {prefix: '$a', not_contains: '@b', in: ['$a', 'c']}];", "prefix $a, not_contains @b, in $a c")]
    [InlineData("string a = 1 [(validate.rules).string.pattern = '^[a-z]+$'];", "pattern \\A[a-z]+\\z")]
    [InlineData("string a = 1 [(validate.rules).string.email = false];", "")]
    [InlineData("bytes a = 1 [(validate.rules).bytes = {min_len: 2, prefix: 'PK'}];", "min_size 2, prefix PK")]
    [InlineData("E a = 1 [(validate.rules).enum = {defined_only: true, in: [0, 1]}];", "defined_only, in E_NONE E_ONE")]
    [InlineData("Other a = 1 [(validate.rules).message.required = true];", "not_nil, its own")]
    [InlineData("Other a = 1 [(validate.rules).message.skip = true];", "")]
    [InlineData("repeated string a = 1 [(validate.rules).repeated = {min_items: 1, max_items: 3, items: {string: {min_len: 1}}}];", "min_size 1, max_size 3, elem(min_rune_size 1)")]
    [InlineData("repeated Other a = 1;", "elem(its own)")]
    [InlineData("repeated Other a = 1 [(validate.rules).repeated.items.message.required = true];", "elem(its own)")]
    [InlineData("int32 a = 1 [(buf.validate.field) = {ignore: IGNORE_ALWAYS, int32: {gt: 5}}];", "")]
    [InlineData("int32 a = 1 [(buf.validate.field) = {ignore: IGNORE_UNSPECIFIED, int32: {gt: 5, example: 7}}];", "gt 5")]
    [InlineData("repeated int32 a = 1 [(buf.validate.field).repeated.items = {required: true, int32: {}}];", "")]
    [InlineData("google.protobuf.StringValue a = 1 [(validate.rules).string.min_len = 1];", "min_rune_size 1")]
    [InlineData("google.protobuf.Int32Value a = 1 [(buf.validate.field) = {required: true, int32: {gt: 5}}];", "not_nil, gt 5")]
    [InlineData("repeated Other a = 1 [(validate.rules).repeated.items.message.skip = true];", "")]
    [InlineData("map<string, Other> a = 1 [(validate.rules).map = {min_pairs: 1, keys: {string: {max_len: 3}}}];", "min_size 1, key(max_rune_size 3), value(its own)")]
    [InlineData("map<string, int32> a = 1 [(validate.rules).map.values.int32.gt = 0];", "value(gt 0)")]
    [InlineData("string a = 1 [(buf.validate.field).string.min_len = 1];", "min_rune_size 1")]
    [InlineData("string a = 1 [(buf.validate.field).required = true];", "min_size 1")]
    [InlineData("optional int32 a = 1 [(buf.validate.field).required = true];", "not_nil")]
    [InlineData("int32 a = 1 [(buf.validate.field).required = true];", "not_in 0")]
    [InlineData("bool a = 1 [(buf.validate.field).required = true];", "const true")]
    [InlineData("E a = 1 [(buf.validate.field).required = true];", "not_in E_NONE")]
    [InlineData("repeated int32 a = 1 [(buf.validate.field).required = true];", "min_size 1")]
    public void Option_ThatHasARule_BecomesIt(string field, string expected)
    {
        IdlValidation validation = Of(field);

        Assert.Empty(validation.Diagnostics);
        Assert.Equal(expected, Describe(validation.Messages.SingleOrDefault(m => m.Message.Name == "test.M")?.Fields.SingleOrDefault(f => f.Field == "a")?.Rules ?? RuleSet.None));
    }

    [Theory]
    [InlineData("string a = 1 [(validate.rules).string.email = true];", "'M.a' has '(validate.rules).string.email', which is not checked: Tern has no rule like it")]
    [InlineData("bytes a = 1 [(validate.rules).bytes.not_contains = 'x'];", "'M.a' has '(validate.rules).bytes.not_contains', which is not checked: Tern has no rule like it")]
    [InlineData("repeated int32 a = 1 [(validate.rules).repeated.unique = true];", "'M.a' has '(validate.rules).repeated.unique', which is not checked: Tern has no rule like it")]
    [InlineData("google.protobuf.Timestamp a = 1 [(validate.rules).timestamp.gt_now = true];", "'M.a' has '(validate.rules).timestamp.gt_now', which is not checked: Tern has no rule like it")]
    [InlineData("int32 a = 1 [(validate.rules).int32 = {gt: 5, ignore_empty: true}];", "'M.a' has '(validate.rules).int32.ignore_empty', which is not checked: its other rules are left out too")]
    [InlineData("int32 a = 1 [(buf.validate.field) = {ignore: IGNORE_IF_ZERO_VALUE, int32: {gt: 5}}];", "'M.a' has '(buf.validate.field).ignore', which is not checked: its other rules are left out too")]
    [InlineData("int32 a = 1 [(buf.validate.field).cel = {id: 'x', message: 'y', expression: 'this > 5'}];", "'M.a' has '(buf.validate.field).cel[0].expression', which is not checked: Tern has no rule like it")]
    [InlineData("int32 a = 1 [(validate.rules).int32 = {gt: 30, lt: 10}];", "'M.a' has '(validate.rules).int32.lt', which is not checked: it is below 30")]
    public void Option_ThatHasNoRule_IsReported(string field, string message)
    {
        IdlValidation validation = Of(field);

        ContractDiagnostic diagnostic = Assert.Single(validation.Diagnostics);
        Assert.Equal("TERN3407", diagnostic.Id);
        Assert.StartsWith(message, IdlRules.All[diagnostic.Id].MessageOf(diagnostic), StringComparison.Ordinal);
        Assert.DoesNotContain(validation.Messages, m => m.Message.Name == "test.M" && m.Fields.Any(f => f.Field == "a"));
    }

    [Theory]
    [InlineData("a.b+c@example.org", true)]
    [InlineData("a@b", true)]
    [InlineData("a@-b.org", false)]
    [InlineData("a b@example.org", false)]
    [InlineData("a@example.org\n", false)]
    [InlineData("@example.org", false)]
    public void Email_OfProtovalidate_IsThatOfHtml(string text, bool isRight)
    {
        IdlValidation validation = Of("repeated string a = 1 [(buf.validate.field).repeated.items.string.email = true];");

        Assert.Empty(validation.Diagnostics);
        ValidationRule rule = Assert.Single(validation.Messages.Single(m => m.Message.Name == "test.M").Fields[0].Rules.Element!.Rules);
        Assert.Equal(isRight, Regex.IsMatch(text, Assert.IsType<PatternDetail>(rule.Detail).Pattern, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking));
    }

    private static IdlValidation Of(string field)
    {
        string text = $$"""
            syntax = "proto3";
            package test;
            import "validate/validate.proto";
            import "buf/validate/validate.proto";
            import "google/protobuf/timestamp.proto";
            import "google/protobuf/wrappers.proto";
            enum E { E_NONE = 0; E_ONE = 1; }
            message Other { int32 b = 1 [(validate.rules).int32.gt = 0]; }
            message M { {{field}} }
            message Unused { google.protobuf.Timestamp t = 1; google.protobuf.BoolValue w = 3; string s = 2 [(buf.validate.field).string.max_len = 9]; }
            """;
        string validate = "syntax = \"proto2\";\npackage validate;\nimport \"google/protobuf/descriptor.proto\";\nextend google.protobuf.FieldOptions { optional FieldRules rules = 1071; }\n" + Options;
        string buf = "syntax = \"proto2\";\npackage buf.validate;\nimport \"google/protobuf/descriptor.proto\";\nextend google.protobuf.FieldOptions { optional FieldRules field = 1159; }\n" + Options;
        IdlSchema schema = IdlLinker.Link(
            [IdlParser.Parse("test.proto", text), IdlParser.Parse("validate/validate.proto", validate), IdlParser.Parse("buf/validate/validate.proto", buf)],
            IdlOptions.Default);
        Assert.DoesNotContain(schema.Diagnostics, d => IdlRules.All[d.Id].Severity == IdlSeverity.Error);
        return ValidationRules.Of(schema);
    }

    private static string Describe(RuleSet rules)
    {
        IEnumerable<string> all = rules.Rules.Select(r => string.Join(" ", r.Operands.Select(Describe).Prepend(r.Name)));
        all = rules.Descends ? all.Append("its own") : all;
        all = rules.Element is { } element ? all.Append($"elem({Describe(element)})") : all;
        all = rules.Key is { } key ? all.Append($"key({Describe(key)})") : all;
        all = rules.Value is { } value ? all.Append($"value({Describe(value)})") : all;
        return string.Join(", ", all);
    }

    private static string Describe(RuleValue value) => value switch
    {
        RuleText text => text.Value,
        RuleEnumValue item => item.Name!,
        _ => RuleExpressionText.Of(value),
    };
}
