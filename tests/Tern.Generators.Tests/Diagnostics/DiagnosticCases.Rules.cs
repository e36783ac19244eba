namespace Tern.Generators.Tests.Diagnostics;

internal static partial class DiagnosticCases
{
    private static IEnumerable<DiagnosticCase> Rules =>
    [
        Rule("TERN0060", "[|Validate(Pattern = \"a\")|]", "int", "Validate(Pattern = \"a\")", "string"),
        Rule("TERN0060", "[|Validate(LessThan = 3)|]", "string", "Validate(LessThan = 3)", "int"),
        Rule("TERN0060", "[|Validate(DefinedOnly = true)|]", "int", "Validate(DefinedOnly = true)", "DayOfWeek"),
        Rule("TERN0060", "[|Validate(MinSize = 1)|]", "bool", "Validate(MinSize = 1)", "byte[]"),
        Rule("TERN0060", "[|Validate(MinRunes = 1)|]", "List<string>", "Validate(\"elem\", MinRunes = 1)", "List<string>"),
        Rule("TERN0060", "[|Validate(In = [1])|]", "List<int>", "Validate(\"elem\", In = [1])", "List<int>"),
        Rule("TERN0060", "[|Validate(\"elem\", LessThan = 1)|]", "Dictionary<int, int>", "Validate(\"value\", LessThan = 1)", "Dictionary<int, int>"),
        Rule("TERN0060", "[|Validate(\"key\", LessThan = 1)|]", "List<int>", "Validate(\"key\", LessThan = 1)", "Dictionary<int, int>"),
        Rule("TERN0060", "[|Validate(\"other\", LessThan = 1)|]", "List<int>", "Validate(\"elem\", LessThan = 1)", "int[]"),
        Rule("TERN0060", "[|Validate(\"elem.elem\", LessThan = 1)|]", "List<int>", "Validate(\"elem.elem\", LessThan = 1)", "List<int[]>"),
        Rule("TERN0060", "[|Validate(Skip = true)|]", "int", "Validate(Skip = true)", "M"),
        Rule("TERN0060", "[|Validate(Assert = \"@equal($A, 1)\")|]", "int", "Validate(Const = \"@add($A, 1)\")", "int"),
        Rule("TERN0060", "[|Range(1, 2)|]", "string", "Range(1, 2)", "int"),
        Rule("TERN0060", "[|StringLength(3)|]", "List<int>", "MaxLength(3)", "List<int>"),
        Rule("TERN0060", "[|EmailAddress|]", "int", "EmailAddress", "string"),
        new("TERN0060", "[RpcMessage, [|Validate(LessThan = 1)|]] public partial class M { [RpcField(1)] public int A { get; set; } }",
            "[RpcMessage, Validate(Assert = \"@equal($A, 1)\")] public partial class M { [RpcField(1)] public int A { get; set; } }"),
        new("TERN0060", "using System.ComponentModel.DataAnnotations; [RpcService] public interface IS { ValueTask M([[|Range(1, 2)|]] string a); }",
            "using System.ComponentModel.DataAnnotations; [RpcService] public interface IS { ValueTask M([Range(1, 2)] int a); }"),
        Rule("TERN0061", "[|Validate(LessThan = 1.5)|]", "int", "Validate(LessThan = 1.0)", "int"),
        Rule("TERN0061", "[|Validate(LessThan = 256)|]", "byte", "Validate(LessThan = 255)", "byte"),
        Rule("TERN0061", "[|Validate(AtLeast = -1)|]", "ulong", "Validate(AtLeast = 0)", "ulong"),
        Rule("TERN0061", "[|Validate(LessThan = \"x\")|]", "int", "Validate(LessThan = \"0x10\")", "int"),
        Rule("TERN0061", "[|Validate(Const = 1)|]", "string", "Validate(Const = \"1\")", "string"),
        Rule("TERN0061", "[|Validate(Const = \"yes\")|]", "bool", "Validate(Const = true)", "bool"),
        Rule("TERN0061", "[|Validate(Const = \"Someday\")|]", "DayOfWeek", "Validate(Const = \"DayOfWeek.Monday\")", "DayOfWeek"),
        Rule("TERN0061", "[|Validate(LessThan = \"tomorrow\")|]", "DateTime", "Validate(LessThan = \"2020-01-01\")", "DateTime"),
        Rule("TERN0061", "[|Validate(LessThan = \"1.5\")|]", "TimeOnly", "Validate(LessThan = \"01:05\")", "TimeOnly"),
        Rule("TERN0061", "[|Validate(Const = \"1\")|]", "Guid", "Validate(Const = \"6f9619ff-8b86-d011-b42d-00c04fc964ff\")", "Guid"),
        Rule("TERN0061", "[|Validate(MinSize = -1)|]", "string", "Validate(MinSize = 0)", "string"),
        Rule("TERN0061", "[|Validate(MaxSize = 3000000000L)|]", "string", "Validate(MaxSize = int.MaxValue)", "string"),
        Rule("TERN0061", "[|Validate(In = new object[0])|]", "int", "Validate(In = new object[] { 1 })", "int"),
        Rule("TERN0061", "[|Validate(LessThan = null)|]", "int", "Validate(LessThan = 1)", "int"),
        Rule("TERN0061", "[|Validate(LessThan = double.NaN)|]", "double", "Validate(LessThan = double.PositiveInfinity)", "double"),
        Rule("TERN0061", "[|Validate(Pattern = \"(\")|]", "string", "Validate(Pattern = \"()\")", "string"),
        Rule("TERN0061", "[|RegularExpression(\"[\")|]", "string", "RegularExpression(\"[a]\")", "string"),
        Rule("TERN0061", "[|Range(5, 1)|]", "int", "Range(1, 5)", "int"),
        Rule("TERN0061", "[|Range(typeof(TimeSpan), \"x\", \"00:00:01\")|]", "TimeSpan", "Range(typeof(TimeSpan), \"00:00:00\", \"00:00:01\")", "TimeSpan"),
        Rule("TERN0061", "[|Range(1, 2, ErrorMessage = \"{7}\")|]", "int", "Range(1, 2, ErrorMessage = \"{0}: {1} to {2}\")", "int"),
        Rule("TERN0061", "[|Validate(LessThan = \"$Missing\")|]", "int", "Validate(LessThan = \"$Other\")", "int"),
        Rule("TERN0061", "[|Validate(LessThan = \"$Text\")|]", "int", "Validate(LessThan = \"@len($Text)\")", "int"),
        Rule("TERN0061", "[|Validate(MaxSize = \"$Text\")|]", "string", "Validate(MaxSize = \"$Other\")", "string"),
        Rule("TERN0061", "[|Validate(LessThan = \"@len($Other)\")|]", "int", "Validate(LessThan = \"@add($Other, 1)\")", "int"),
        Rule("TERN0061", "[|Validate(LessThan = \"@nothing($Other)\")|]", "int", "Validate(LessThan = \"@mod($Other, 2)\")", "int"),
        Rule("TERN0061", "[|Validate(LessThan = \"@mod($Other, 0)\")|]", "int", "Validate(LessThan = \"@mod($Other, -1)\")", "int"),
        Rule("TERN0061", "[|Validate(LessThan = \"@add($Other\")|]", "int", "Validate(LessThan = \"@add($Other 1)\")", "int"),
        Rule("TERN0061", "[|Validate(LessThan = \"@add($Other)\")|]", "int", "Validate(LessThan = \"@add($Other, 0x10)\")", "int"),
        Rule("TERN0061", "[|Validate(LessThan = \"@add($Other, $Text)\")|]", "int", "Validate(Const = \"@add(\\\"a\\\", $Text)\")", "string"),
        Rule("TERN0061", "[|Validate(Const = \"@sprintf(\\\"%d\\\", $Text)\")|]", "string", "Validate(Const = \"@sprintf(\\\"%d%%\\\", $Other)\")", "string"),
        Rule("TERN0061", "[|Validate(Const = \"@sprintf(\\\"%q\\\", $Text)\")|]", "string", "Validate(Const = \"@sprintf(\\\"%s\\\", $Text)\")", "string"),
        Rule("TERN0061", "[|Validate(Const = \"@sprintf(\\\"%s\\\")\")|]", "string", "Validate(Const = \"@sprintf(\\\"s\\\")\")", "string"),
        new("TERN0061", "[RpcMessage, [|Validate(Assert = \"@add($A, 1)\")|]] public partial class M { [RpcField(1)] public int A { get; set; } }",
            "[RpcMessage, Validate(Assert = \"@equal(@add($A, 1), 1)\")] public partial class M { [RpcField(1)] public int A { get; set; } }"),
        new("TERN0061", "[RpcMessage, [|Validate(Assert = \"@equal($A, $B)\")|]] public partial class M { [RpcField(1)] public int A { get; set; } [RpcField(2)] public string? B { get; set; } }",
            "[RpcMessage, Validate(Assert = \"@equal($A, $B)\")] public partial class M { [RpcField(1)] public int A { get; set; } [RpcField(2)] public double B { get; set; } }"),
        Rule("TERN0062", "[|Validate(With = \"Missing\")|]", "int", "Validate(With = nameof(IsGood))", "int"),
        Rule("TERN0062", "[|Validate(With = nameof(IsGood))|]", "string", "Validate(With = nameof(IsGood))", "short"),
        Rule("TERN0062", "[|Validate(With = nameof(IsHidden))|]", "int", "Validate(With = nameof(ProblemOf))", "int"),
        Rule("TERN0062", "[|Validate(With = nameof(IsNotStatic))|]", "int", "Validate(With = \"IsGood\", WithType = typeof(M))", "int"),
        Rule("TERN0062", "[|Validate(With = nameof(AddTo))|]", "int", "Validate(With = nameof(IsGood))", "int"),
        new("TERN0062", "[RpcMessage, [|Validate(With = nameof(Check))|]] public partial class M { internal static int Check(M m) => 1; }",
            "[RpcMessage, Validate(With = nameof(Check))] public partial class M { internal static void Check(M m, ref ValidationErrors errors) { } }"),
        new("TERN0063", "[RpcMessage] public partial class [|M|] : IValidatable { [RpcField(1), Validate(LessThan = 1)] public int A { get; set; } public void Validate(ref ValidationErrors errors) { } }",
            "[RpcMessage] public partial class M : IValidatable { [RpcField(1)] public int A { get; set; } public void Validate(ref ValidationErrors errors) { } }"),
        Rule("TERN0064", "[|CreditCard|]", "string", "DataType(DataType.CreditCard)", "string"),
        Rule("TERN0064", "[|Own|]", "string", "Display(Name = \"x\")", "string"),
        Rule("TERN0064", "[|Required(ErrorMessageResourceName = \"X\", ErrorMessageResourceType = typeof(M))|]", "string?", "Required(ErrorMessage = \"x\")", "string?"),
    ];

    private static DiagnosticCase Rule(string id, string wrong, string wrongType, string right, string rightType) => new(id, Ruled(wrong, wrongType), Ruled(right, rightType));

    private static string Ruled(string rule, string type)
        => "using System.ComponentModel.DataAnnotations; public sealed class OwnAttribute : ValidationAttribute; "
            + $"[RpcMessage] public partial class M {{ [RpcField(1)] [{rule}] public {type} A {{ get; set; }} = default!; [RpcField(2)] public int Other {{ get; set; }} [RpcField(3)] public string Text {{ get; set; }} = \"\"; "
            + "public static bool IsGood(int value) => true; public static string? ProblemOf(int value) => null; private static bool IsHidden(int value) => true; "
            + "public bool IsNotStatic(int value) => IsHidden(value); public static void AddTo(int value, ref ValidationErrors errors) { } }";
}
