using System.Globalization;
using System.Text;
using Tern.Idl.Tests.Support;
using Tern.Schema.Idl;

namespace Tern.Idl.Tests.Thrift;

/// <summary>Texts that nobody meant. Seeded; TERN_FUZZ_ROUNDS makes the runs longer, TERN_FUZZ_SEED makes them others.</summary>
public sealed class FuzzTests
{
    private const string Main = "main.thrift";
    private static readonly int s_rounds = Setting("TERN_FUZZ_ROUNDS", 2_000);
    private static readonly int s_seed = Setting("TERN_FUZZ_SEED", 20_260_101);

    // Each input is a few kilobytes, which take milliseconds.
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(60 + (s_rounds / 20));

    private static readonly string[] s_words =
    [
        "struct", "union", "exception", "enum", "service", "const", "typedef", "namespace", "include", "cpp_include", "extends", "throws", "oneway", "async", "void", "required",
        "optional", "list", "set", "map", "bool", "byte", "i8", "i16", "i32", "i64", "double", "string", "binary", "uuid", "true", "false", "cpp_type", "xsd_all", "xsd_attrs", "senum",
        "A", "B", "C", "a", "b", "A.a", "shared.A", "*", "{", "}", "(", ")", "[", "]", "<", ">", ":", ";", ",", "=", "&", "0", "1", "-1", "2147483648", "0x1F", "1.5", "9e99", "010",
        "\"text\"", "'x'", "\"shared.thrift\"", "streaming.mode", "\"server\"", "// c\n", "# d\n", "/* e */", "/** f */", "\n", "\r\n", "\"", "'", "/*", "\\", "é", "\u0000", "\uD800",
    ];

    [Fact]
    public Task Link_RandomCharacters_NeverFails() => RunAsync(random =>
    {
        StringBuilder text = new();
        for (int i = random.Next(200); i > 0; i--)
        {
            text.Append((char)(random.Next(8) switch { 0 => random.Next(0x10000), 1 => random.Next(0x20), _ => random.Next(0x20, 0x7F) }));
        }

        return text.ToString();
    });

    [Fact]
    public Task Link_RandomWords_NeverFails() => RunAsync(random =>
    {
        StringBuilder text = new();
        for (int i = random.Next(120); i > 0; i--)
        {
            text.Append(s_words[random.Next(s_words.Length)]).Append(random.Next(6) == 0 ? "" : " ");
        }

        return text.ToString();
    });

    [Fact]
    public Task Link_MutatedFiles_NeverFails()
    {
        string[] files = [.. Corpus.Files("Thrift", "", ".thrift").Select(row => File.ReadAllText(Path.Combine(Corpus.FolderOf("Thrift"), row.Data)))];
        return RunAsync(random =>
        {
            StringBuilder text = new(files[random.Next(files.Length)]);
            if (random.Next(4) == 0)
            {
                text.Append(files[random.Next(files.Length)]);
            }

            for (int i = random.Next(1, 6); i > 0; i--)
            {
                Mutate(text, random);
            }

            return text.ToString();
        });
    }

    private static void Mutate(StringBuilder text, Random random)
    {
        int at = random.Next(text.Length + 1);
        int length = Math.Min(random.Next(12), text.Length - at);
        string piece = text.ToString(at, length);
        switch (random.Next(6))
        {
            case 0:
                text.Remove(at, length);
                break;
            case 1:
                text.Insert(random.Next(text.Length + 1), piece);
                break;
            case 2:
                text.Insert(at, s_words[random.Next(s_words.Length)]);
                break;
            case 3:
                text.Length = at;
                break;
            case 4:
                text.Remove(at, length).Insert(at, s_words[random.Next(s_words.Length)]);
                break;
            default:
                text.Insert(at, piece, random.Next(20));
                break;
        }
    }

    private static Task RunAsync(Func<Random, string> next)
    {
        return Task.Run(() =>
        {
            for (int round = 0; round < s_rounds; round++)
            {
                string text = next(new Random(s_seed + round));
                try
                {
                    Check(text);
                }
                catch (Exception fault)
                {
                    throw new InvalidOperationException($"Seed {s_seed + round}: {fault.Message}\n--- the text ---\n{text}\n---", fault);
                }
            }
        }).WaitAsync(s_limit, TestContext.Current.CancellationToken);
    }

    private static void Check(string text)
    {
        const string Shared = "struct A { 1: i32 a } enum B { a } const i32 C = 1 service S { void a() }";
        Dictionary<string, string> texts = new(StringComparer.Ordinal) { [Main] = text, ["shared.thrift"] = Shared, ["included/shared.thrift"] = Shared };

        IdlSchema schema = IdlLoader.Load([Main], texts.GetValueOrDefault, IdlOptions.Default);

        SchemaInvariants.Check(schema, texts);
        Assert.Equal(IdlParser.Parse(Main, text), IdlParser.Parse(Main, text));
    }

    private static int Setting(string name, int value)
        => int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out int set) ? set : value;
}
