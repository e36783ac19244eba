using System.Diagnostics;
using System.Text;
using Tern.Idl.Tests.Support;
using Tern.Schema.Idl;

namespace Tern.Idl.Tests.Protobuf;

/// <summary>Whatever stands in a file, reading and linking it ends, soon and without an exception.</summary>
public sealed class FuzzTests
{
    private static readonly string[] s_tokens =
    [
        "syntax", "edition", "=", "\"proto2\"", "\"proto3\"", "\"2023\"", "\"2024\"", ";", "package", "import", "public", "weak", "option", "message", "enum", "service", "rpc", "returns", "stream", "extend",
        "extensions", "reserved", "oneof", "map", "<", ">", "group", "optional", "required", "repeated", "{", "}", "[", "]", "(", ")", ",", ".", ":", "-", "/", "int32", "string", "bytes", "Item", "a", "b", "x.y",
        ".Item", "0", "1", "2", "17", "0x1F", "077", "1.5", "1e9", "inf", "nan", "max", "to", "true", "default", "json_name", "deprecated", "packed", "features", "field_presence", "IMPLICIT", "allow_alias",
        "\"text\"", "'x'", "\"\\xff\"", "// c\n", "/* c */", "\n", "google.protobuf.FieldOptions", "\"google/protobuf/descriptor.proto\"", "export", "local", "é", "\0", "\uD800",
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Text_RandomTokens_IsReadWithoutException(int seed)
    {
        Random random = new(seed);
        for (int i = 0; i < 500; i++)
        {
            StringBuilder text = new(random.Next(2) == 0 ? "syntax = \"proto2\"; " : "");
            for (int length = random.Next(300); length > 0; length--)
            {
                text.Append(s_tokens[random.Next(s_tokens.Length)]).Append(random.Next(8) == 0 ? "" : " ");
            }

            Read(text.ToString());
        }
    }

    [Theory]
    [InlineData(5)]
    [InlineData(6)]
    public void Text_RandomCharacters_IsReadWithoutException(int seed)
    {
        Random random = new(seed);
        for (int i = 0; i < 500; i++)
        {
            char[] text = new char[random.Next(400)];
            for (int c = 0; c < text.Length; c++)
            {
                text[c] = (char)(random.Next(4) == 0 ? random.Next(0x10000) : random.Next(128));
            }

            Read(new string(text));
        }
    }

    public static TheoryData<string> Corpora => CorpusTests.All;

    [Theory]
    [MemberData(nameof(Corpora))]
    public void Text_MutatedFile_IsReadWithoutException(string file)
    {
        string original = File.ReadAllText(Path.Combine(Corpus.FolderOf("Protobuf"), file));
        Random random = new(file.Length + original.Length);
        for (int i = 0; i < 40; i++)
        {
            StringBuilder text = new(original);
            for (int edits = random.Next(1, 6); edits > 0 && text.Length > 1; edits--)
            {
                Mutate(text, random);
            }

            Read(text.ToString());
        }
    }

    public static TheoryData<string> Shapes => [.. s_shapes.Keys];

    private static readonly Dictionary<string, Func<int, string>> s_shapes = new(StringComparer.Ordinal)
    {
        ["fields"] = n => $"syntax = \"proto3\"; message M {{ {Repeat(n, i => $"int32 f{i} = {i + 1}; ")} }}",
        ["messages"] = n => $"syntax = \"proto3\"; package a.b; {Repeat(n, i => $"message M{i} {{ M{i / 2} m = 1; }} ")}",
        ["values"] = n => $"syntax = \"proto2\"; enum E {{ {Repeat(n, i => $"V{i} = {i}; ")} }} message M {{ {Repeat(n, i => $"optional E e{i} = {i + 1} [default = V{i}]; ")} }}",
        ["equal names"] = n => $"syntax = \"proto3\"; message M {{ {Repeat(n, _ => "int32 a = 1; ")} }}",
        ["equal values"] = n => $"enum E {{ {Repeat(n, _ => "A = 0; ")} }}",
        ["reserved"] = n => $"message M {{ {Repeat(n, i => $"reserved {i + 1} to {i + 3}; ")} {Repeat(n, i => $"optional int32 a{i} = {i + 1}; ")} }}",
        ["extension ranges"] = n => $"message M {{ {Repeat(n, i => $"extensions {(i * 10) + 1} to {(i * 10) + 5}; ")} }} extend M {{ {Repeat(n, i => $"optional int32 a{i} = {(i * 10) + 1}; ")} }}",
        ["braces"] = n => Repeat(n, _ => "{ "),
        ["closing braces"] = n => Repeat(n, _ => "} "),
        ["nested messages"] = n => Repeat(n, i => $"message M{i} {{ "),
        ["nested groups"] = n => "message M {" + Repeat(n, i => $"optional group G{i} = {i + 1} {{ "),
        ["nested values"] = n => "option a = " + Repeat(n, _ => "{ a: "),
        ["nested lists"] = n => Repeat(n, _ => "option a = { a: [ "),
        ["brackets"] = n => "message M { optional int32 a = 1 " + Repeat(n, _ => "[ "),
        ["dots"] = n => "package " + Repeat(n, _ => "a.") + "a; message M { optional " + Repeat(n, _ => "a.") + "a b = 1; }",
        ["options"] = n => Repeat(n, i => $"option (a.b{i}).c = {i}; "),
        ["comments"] = n => Repeat(n, _ => "// a\n") + "message M {" + Repeat(n, _ => "/* b */ ") + "}",
        ["open comments"] = n => Repeat(n, _ => "/* "),
        ["quotes"] = n => "option a = " + Repeat(n, _ => "'x' \"y\" "),
        ["open strings"] = n => Repeat(n, _ => "\"\n"),
        ["escapes"] = n => "option a = \"" + Repeat(n, _ => "\\x1\\n\\q") + "\";",
        ["digits"] = n => "option a = " + Repeat(n, _ => "9") + ";",
        ["imports"] = n => Repeat(n, i => $"import \"a{i}.proto\"; "),
        ["methods"] = n => $"message M {{}} service S {{ {Repeat(n, i => $"rpc A{i}(M) returns (stream M); ")} }}",
        ["oneofs"] = n => $"message M {{ {Repeat(n, i => $"oneof o{i} {{ int32 a{i} = {i + 1}; }} ")} }}",
        ["maps"] = n => $"syntax = \"proto3\"; message M {{ {Repeat(n, i => $"map<string, M> a{i} = {i + 1}; ")} }}",
        ["garbage"] = n => Repeat(n, _ => "message = 5 enum ( \n"),
        ["signs"] = n => Repeat(n, _ => "-"),
        ["control characters"] = n => Repeat(n, _ => "a \u0001 "),
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Text_EightTimesAsLong_TakesNoMoreThanThatInProportion(string shape)
    {
        string small = s_shapes[shape](4_000);
        string large = s_shapes[shape](32_000);
        Read(small);

        // Others use the machine too, so the best of several runs counts; quadratic growth would be 64 times in each.
        double shorter = double.MaxValue;
        double longer = double.MaxValue;
        for (int run = 0; run < 20 && (run == 0 || longer > 20 + (shorter * 40)); run++)
        {
            shorter = Math.Min(shorter, Time(() => Read(small)));
            longer = Math.Min(longer, Time(() => Read(large)));
        }

        Assert.True(longer <= 20 + (shorter * 40), $"{shorter:F1} ms for {small.Length} characters, {longer:F1} ms for {large.Length}");
    }

    [Fact]
    public void Document_OfTheSameText_IsEqual()
    {
        foreach (string file in CorpusTests.All.Select(row => row.Data))
        {
            string text = File.ReadAllText(Path.Combine(Corpus.FolderOf("Protobuf"), file));
            IdlDocument first = IdlParser.Parse(file, text);
            IdlDocument second = IdlParser.Parse(file, text);

            Assert.Equal(first, second);
            Assert.Equal(first.GetHashCode(), second.GetHashCode());
            Assert.Equal(IdlLinker.Link([first], IdlOptions.Default), IdlLinker.Link([second], IdlOptions.Default));
            Assert.NotEqual(first, IdlParser.Parse(file, "message One_more_of_them {} " + text));
        }
    }

    private static double Time(Action action)
    {
        long start = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static void Read(string text)
    {
        IdlSchema schema = IdlLinker.Link([IdlParser.Parse("fuzz.proto", text)], IdlOptions.Default);

        Assert.All(schema.Diagnostics.Take(5), diagnostic => Assert.InRange(diagnostic.Where!.Start, 0, Math.Max(text.Length, 1 << 16)));
        Assert.All(schema.Diagnostics.Take(5), diagnostic => Assert.NotEmpty(IdlRules.All[diagnostic.Id].MessageOf(diagnostic)));
    }

    private static void Mutate(StringBuilder text, Random random)
    {
        int at = random.Next(text.Length);
        int length = Math.Min(random.Next(1, 12), text.Length - at);
        switch (random.Next(5))
        {
            case 0:
                text.Remove(at, length);
                break;
            case 1:
                text.Insert(at, s_tokens[random.Next(s_tokens.Length)]);
                break;
            case 2:
                text.Insert(random.Next(text.Length), text.ToString(at, length));
                break;
            case 3:
                text[at] = text[random.Next(text.Length)];
                break;
            default:
                text.Length = at;
                break;
        }
    }

    private static string Repeat(int count, Func<int, string> part)
    {
        StringBuilder text = new();
        for (int i = 0; i < count; i++)
        {
            text.Append(part(i));
        }

        return text.ToString();
    }
}
