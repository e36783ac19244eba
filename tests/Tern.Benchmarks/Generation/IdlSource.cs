using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Tern.Benchmarks.Generation;

/// <summary>One IDL file of a large project: messages as services have them, which name messages of other files, and a service.</summary>
internal sealed class IdlSource(string path, string content) : AdditionalText
{
    public override string Path => path;

    public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(content);

    /// <summary>A file.</summary>
    /// <param name="language"><c>thrift</c> or <c>proto</c>.</param>
    /// <param name="number">Which file of the project; it includes the first one and the one before it.</param>
    /// <param name="messages">How many messages it has.</param>
    public static IdlSource Of(string language, int number, int messages)
    {
        StringBuilder text = new();
        string name = string.Create(CultureInfo.InvariantCulture, $"part{number}");
        string[] included = number == 0 ? [] : [.. new[] { 0, number - 1 }.Distinct().Select(i => string.Create(CultureInfo.InvariantCulture, $"part{i}"))];
        string other = included.Length == 0 ? name : included[^1];
        string first = included.Length == 0 ? name : included[0];
        bool isThrift = language == "thrift";
        text.AppendLine(isThrift ? $"namespace netstd Large.{name}" : $"syntax = \"proto3\";\npackage large.{name};");
        foreach (string file in included)
        {
            text.AppendLine(isThrift ? $"include \"{file}.thrift\"" : $"import \"{file}.proto\";");
        }

        for (int i = 0; i < messages; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n/** Number {i}. */\n");
            text.Append((isThrift, number) switch
            {
                (true, 0) => Struct(i, "", ""),
                (true, _) => Struct(i, other + ".", first + "."),
                _ => Message(i, $"large.{other}.", $"large.{first}."),
            });
        }

        text.Append(isThrift
            ? $"\nenum Kind {{ NONE = 0, FIRST = 1, SECOND = 2 }}\n\nservice {name}Service {{\n  Message0 get(1: Message1 request)\n  void put(1: Message2 message, 2: i32 count)\n}}\n"
            : $"\nenum Kind {{ KIND_NONE = 0; KIND_FIRST = 1; KIND_SECOND = 2; }}\n\nservice {name}Service {{\n  rpc Get(Message1) returns (Message0);\n  rpc Put(stream Message2) returns (Message3);\n}}\n");
        return new IdlSource($"/large/idl/{name}.{language}", text.ToString());
    }

    /// <summary>The file with another field in its last message.</summary>
    public IdlSource WithField(string name) => new(Path, Path.EndsWith(".thrift", StringComparison.Ordinal)
        ? ReplaceLast("  9: optional", $"  20: string {name}\n  9: optional")
        : ReplaceLast("  optional int32 stock", $"  string {name} = 20;\n  optional int32 stock"));

    /// <summary>The file with another comment.</summary>
    public IdlSource WithComment(string comment) => new(Path, content.Replace("/** Number 7. */", $"/** {comment} */", StringComparison.Ordinal));

    private static string Struct(int i, string other, string first) => string.Create(CultureInfo.InvariantCulture, $$"""
        struct Message{{i}} {
          1: required string name
          2: optional string note
          3: list<i32> numbers
          4: map<string, {{other}}Message{{i}}> others
          5: Kind kind = Kind.FIRST
          6: optional {{first}}Message{{(i + 1) % 3}} next
          7: i64 revision
          8: double weight
          9: optional i32 stock
          10: set<string> tags
        }

        """);

    private static string Message(int i, string other, string first) => string.Create(CultureInfo.InvariantCulture, $$"""
        message Message{{i}} {
          string name = 1;
          optional string note = 2;
          repeated int32 numbers = 3;
          map<string, {{other}}Message{{i}}> others = 4;
          Kind kind = 5;
          {{first}}Message{{(i + 1) % 3}} next = 6;
          int64 revision = 7;
          double weight = 8;
          optional int32 stock = 9;
          oneof choice {
            string text = 10;
            bytes data = 11;
          }
        }

        """);

    private string ReplaceLast(string text, string by)
    {
        int at = content.LastIndexOf(text, StringComparison.Ordinal);
        return content[..at] + by + content[(at + text.Length)..];
    }
}
