using System.Text.Json;
using System.Text.Json.Nodes;
using Tern.Idl.Tests.Protobuf.Support;

namespace Tern.Generic.Tests.Reflection;

/// <summary>What a server tells of its files becomes text; protoc reads that text, and must come to the same descriptors.</summary>
public sealed class DescriptorTextTests
{
    private const string Service = """
        syntax = "proto3";
        import "google/protobuf/descriptor.proto";
        service Descriptors { rpc Set(google.protobuf.FileDescriptorSet) returns (google.protobuf.FileDescriptorSet); }
        """;

    // Options that change what is on the wire, or what code sees of it. The others, custom ones among them, are for code of other languages or for tools that have the file itself; the
    // text leaves them out.
    private static readonly HashSet<string> s_keptOptions = new(StringComparer.Ordinal)
    {
        "csharp_namespace", "deprecated", "packed", "map_entry", "message_set_wire_format", "allow_alias", "deprecated_legacy_json_field_conflicts", "idempotency_level", "features",
    };

    // What says nothing about types: comments and places; and imports that are there for custom options, or not wanted any more.
    private static readonly HashSet<string> s_ignored = new(StringComparer.Ordinal) { "source_code_info", "weak_dependency", "option_dependency" };

    private static readonly GenericMethod s_set = GenericContract.Parse("descriptors.proto", Service).GetService("Descriptors").GetMethod("Set");
    private static readonly GenericOptions s_options = new() { PreserveFieldNames = true };
    private static readonly string s_corpus = Path.Combine(AppContext.BaseDirectory, "Reflection", "Corpus");

    // Debian's protoc knows no editions, and refuses some files that the newer one accepts.
    public static TheoryData<string> OfOld => [.. Files().Where(IsOfOld)];

    public static TheoryData<string> OfNew => [.. Files().Where(file => !IsOfOld(file))];

    [Theory]
    [MemberData(nameof(OfOld))]
    public async Task Text_OfAFile_IsReadByDebiansProtocAsTheSame(string file) => await AssertSameAsync(await Protoc.OfDebianAsync(), file);

    [Theory]
    [MemberData(nameof(OfNew))]
    public Task Text_OfANewerFile_IsReadByNewerProtocAsTheSame(string file) => AssertSameAsync(Protoc.New, file);

    private static async Task AssertSameAsync(Protoc protoc, string file)
    {
        JsonElement[] before = FilesIn(await protoc.DescribeAsync(s_corpus, file));
        string folder = Directory.CreateTempSubdirectory("tern-descriptors-").FullName;
        try
        {
            foreach (DescriptorFile text in before.Select(DescriptorText.Of))
            {
                string path = Path.Combine(folder, text.Name);
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                await File.WriteAllTextAsync(path, text.Text, TestContext.Current.CancellationToken);
            }

            JsonElement[] after = FilesIn(await protoc.DescribeAsync(folder, file));

            HashSet<string> names = Needed(before, file);
            JsonElement[] needed = [.. before.Where(f => names.Contains(f.Text("name")))];
            Assert.Equal(needed.Select(f => f.Text("name")), after.Select(f => f.Text("name")));
            foreach ((JsonElement expected, JsonElement actual) in needed.Zip(after))
            {
                Assert.Equal(Normal(expected), Normal(actual));
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    // Files that are imported for custom options alone are not.
    private static HashSet<string> Needed(JsonElement[] files, string root)
    {
        Dictionary<string, JsonElement> byName = files.ToDictionary(f => f.Text("name"));
        HashSet<string> found = new(StringComparer.Ordinal);
        Stack<string> waiting = new([root]);
        while (waiting.TryPop(out string? name))
        {
            if (found.Add(name))
            {
                foreach (JsonElement import in byName[name].Items("dependency"))
                {
                    waiting.Push(import.GetString()!);
                }
            }
        }

        return found;
    }

    private static JsonElement[] FilesIn(byte[] set)
        => [.. JsonDocument.Parse(s_set.OfProtobuf(set, s_options)).RootElement.GetProperty("file").EnumerateArray()];

    private static string Normal(JsonElement file) => Normal(JsonNode.Parse(file.GetRawText()), "")!.ToJsonString(new JsonSerializerOptions { WriteIndented = true });

    // Members by name, so that a difference is one of what is said, not of where.
    private static JsonNode? Normal(JsonNode? node, string name)
    {
        switch (node)
        {
            case JsonObject message:
                JsonObject result = [];
                foreach (KeyValuePair<string, JsonNode?> member in message.Where(m => !s_ignored.Contains(m.Key)).OrderBy(m => m.Key, StringComparer.Ordinal))
                {
                    if (name != "options" || s_keptOptions.Contains(member.Key))
                    {
                        JsonNode? value = Normal(member.Value, member.Key);

                        // "deprecated = false" says nothing; "packed = false" does.
                        bool isNothing = value is JsonObject { Count: 0 } || (name == "options" && member.Key != "packed" && value is JsonValue flag && flag.TryGetValue(out bool isTrue) && !isTrue);
                        if (!isNothing)
                        {
                            result[member.Key] = value;
                        }
                    }
                }

                return result;
            case JsonArray list:
                IEnumerable<JsonNode?> items = list.Select(item => Normal(item, ""));

                // Text declares fields before the types inside of a message, and extensions by the message that they extend; it is the same in any order.
                return new JsonArray([.. name switch
                {
                    "nested_type" => items.OrderBy(item => (string?)item!["name"], StringComparer.Ordinal),
                    "extension" => items.OrderBy(item => (string?)item!["extendee"], StringComparer.Ordinal).ThenBy(item => (int?)item!["number"]),
                    _ => items,
                }]);
            default:
                return node?.DeepClone();
        }
    }

    private static bool IsOfOld(string file)
        => !File.ReadAllText(Path.Combine(s_corpus, file)).Contains("edition = \"", StringComparison.Ordinal) && !Differences.OldRefuses.ContainsKey("good/" + file);

    private static IEnumerable<string> Files() => Directory.EnumerateFiles(s_corpus, "*.proto", SearchOption.AllDirectories)
        .Select(path => Path.GetRelativePath(s_corpus, path).Replace('\\', '/'))
        .Order(StringComparer.Ordinal);
}
