using System.Globalization;
using System.Text;
using System.Text.Json;
using Tern.Schema.Naming;

namespace Tern.Generic;

/// <summary>Writes a <c>google.protobuf.FileDescriptorProto</c>, given as JSON, as the <c>.proto</c> text that means the same, so that it takes the way of every other IDL.</summary>
internal sealed class DescriptorText
{
    private const string FirstEditionWithSourceFeatures = "EDITION_2024";
    private const string JsonConflicts = "deprecated_legacy_json_field_conflicts";

    private readonly StringBuilder _text = new();
    private readonly JsonElement _file;
    private readonly bool _isProto3;
    private readonly bool _isEdition;
    private int _depth;

    private DescriptorText(JsonElement file)
    {
        _file = file;
        _isProto3 = file.Text("syntax") == "proto3";
        _isEdition = file.Text("syntax") == "editions";
    }

    /// <summary>The file.</summary>
    public static DescriptorFile Of(JsonElement file)
    {
        DescriptorText text = new(file);
        text.File();
        return new DescriptorFile(file.Text("name"), text._text.ToString(), [.. file.Items("dependency").Select(static name => name.GetString()!)]);
    }

    private void File()
    {
        Line(_isEdition ? $"edition = {Quote(_file.Text("edition").Replace("EDITION_", "", StringComparison.Ordinal))};" : $"syntax = {Quote(_isProto3 ? "proto3" : "proto2")};");
        if (_file.Text("package") is { Length: > 0 } package)
        {
            Line($"package {package};");
        }

        HashSet<int> isPublic = [.. _file.Items("public_dependency").Select(static index => index.GetInt32())];
        foreach ((int index, JsonElement import) in _file.Items("dependency").Index())
        {
            Line($"import {(isPublic.Contains(index) ? "public " : "")}{Quote(import.GetString()!)};");
        }

        JsonElement options = _file.Member("options");
        if (options.Text("csharp_namespace") is { Length: > 0 } space)
        {
            Line($"option csharp_namespace = {Quote(space)};");
        }

        Options(options);
        SourceFeatures(options.Member("features"));
        foreach (JsonElement message in _file.Items("message_type"))
        {
            Message(message, _file.Text("package"));
        }

        foreach (JsonElement @enum in _file.Items("enum_type"))
        {
            Enum(@enum);
        }

        Extensions(_file);
        foreach (JsonElement service in _file.Items("service"))
        {
            Service(service);
        }
    }

    // These govern sources alone, so that descriptors have lost them; what stands in descriptors was good with whatever they said.
    private void SourceFeatures(JsonElement features)
    {
        if (_isEdition && string.CompareOrdinal(_file.Text("edition"), FirstEditionWithSourceFeatures) >= 0)
        {
            foreach ((string name, string value) in new[] { ("enforce_naming_style", "STYLE_LEGACY"), ("default_symbol_visibility", "EXPORT_ALL") })
            {
                if (features.Text(name).Length == 0)
                {
                    Line($"option features.{name} = {value};");
                }
            }
        }
    }

    private static string Visibility(JsonElement type) => type.Text("visibility") switch
    {
        "VISIBILITY_EXPORT" => "export ",
        "VISIBILITY_LOCAL" => "local ",
        _ => "",
    };

    private void Message(JsonElement message, string scope) => Block($"{Visibility(message)}message {message.Text("name")}", () => MessageBody(message, scope));

    private void MessageBody(JsonElement message, string scope)
    {
        string full = scope.Length == 0 ? message.Text("name") : $"{scope}.{message.Text("name")}";
        Dictionary<string, JsonElement> nested = new(StringComparer.Ordinal);
        foreach (JsonElement type in message.Items("nested_type"))
        {
            nested[$".{full}.{type.Text("name")}"] = type;
        }

        JsonElement options = message.Member("options");
        if (options.IsTrue("message_set_wire_format"))
        {
            Line("option message_set_wire_format = true;");
        }

        Options(options);
        JsonElement[] fields = [.. message.Items("field")];
        string[] oneOfs = [.. message.Items("oneof_decl").Select(static oneOf => oneOf.Text("name"))];
        HashSet<int> written = [];
        foreach (JsonElement field in fields)
        {
            int? oneOf = field.TryGetProperty("oneof_index", out JsonElement index) && !field.IsTrue("proto3_optional") ? index.GetInt32() : null;
            if (oneOf is not { } number || number < 0 || number >= oneOfs.Length)
            {
                Field(field, nested, full, Label(field));
            }
            else if (written.Add(number))
            {
                Block($"oneof {oneOfs[number]}", () =>
                {
                    foreach (JsonElement member in fields.Where(member => member.TryGetProperty("oneof_index", out JsonElement other) && other.GetInt32() == number))
                    {
                        Field(member, nested, full, "");
                    }
                });
            }
        }

        // Groups are declared where their field stands, and entries of maps nowhere.
        HashSet<string> inside = [.. fields.Concat(message.Items("extension")).Where(static field => field.Text("type") == "TYPE_GROUP").Select(static field => field.Text("type_name"))];
        foreach ((string name, JsonElement type) in nested)
        {
            if (!inside.Contains(name) && !type.Member("options").IsTrue("map_entry"))
            {
                Message(type, full);
            }
        }

        foreach (JsonElement @enum in message.Items("enum_type"))
        {
            Enum(@enum);
        }

        Ranges("extensions", message.Items("extension_range"), exclusiveEnd: 1);
        Ranges("reserved", message.Items("reserved_range"), exclusiveEnd: 1);
        ReservedNames(message);
        Extensions(message, nested, full);
    }

    private void Field(JsonElement field, Dictionary<string, JsonElement> nested, string scope, string label)
    {
        string head = $"{label}{Type(field, nested, out JsonElement? map)} {field.Text("name")} = {field.Number("number").ToString(CultureInfo.InvariantCulture)}";
        if (map is not null)
        {
            head = head[label.Length..];
        }

        string[] options = [.. FieldOptions(field)];
        string end = options.Length == 0 ? "" : $" [{string.Join(", ", options)}]";
        if (field.Text("type") == "TYPE_GROUP" && nested.TryGetValue(field.Text("type_name"), out JsonElement group))
        {
            Block($"{label}group {group.Text("name")} = {field.Number("number").ToString(CultureInfo.InvariantCulture)}{end}", () => MessageBody(group, scope));
            return;
        }

        Line($"{head}{end};");
    }

    private string Label(JsonElement field) => field.Text("label") switch
    {
        "LABEL_REPEATED" => "repeated ",
        "LABEL_REQUIRED" => "required ",
        _ when field.IsTrue("proto3_optional") => "optional ",
        _ => _isProto3 || _isEdition ? "" : "optional ",
    };

    private static string Type(JsonElement field, Dictionary<string, JsonElement> nested, out JsonElement? map)
    {
        map = null;
        string name = field.Text("type_name");
        if (nested.TryGetValue(name, out JsonElement entry) && entry.Member("options").IsTrue("map_entry"))
        {
            map = entry;
            JsonElement[] parts = [.. entry.Items("field").OrderBy(static part => part.Number("number"))];
            return parts.Length == 2 ? $"map<{Type(parts[0], [], out _)}, {Type(parts[1], [], out _)}>" : name;
        }

        return name.Length > 0 ? name : field.Text("type").Replace("TYPE_", "", StringComparison.Ordinal).ToLowerInvariant();
    }

    private IEnumerable<string> FieldOptions(JsonElement field)
    {
        if (field.TryGetProperty("default_value", out JsonElement value))
        {
            string text = value.GetString()!;
            yield return $"default = {field.Text("type") switch
            {
                "TYPE_STRING" => Quote(text),

                // Bytes are escaped already, as C escapes them.
                "TYPE_BYTES" => $"\"{text}\"",
                _ => text,
            }}";
        }

        if (field.TryGetProperty("json_name", out JsonElement json) && json.GetString() != WireNames.JsonOf(field.Text("name")))
        {
            yield return $"json_name = {Quote(json.GetString()!)}";
        }

        JsonElement options = field.Member("options");
        if (options.TryGetProperty("packed", out JsonElement packed))
        {
            yield return $"packed = {(packed.ValueKind == JsonValueKind.True ? "true" : "false")}";
        }

        foreach (string option in CommonOptions(options))
        {
            yield return option;
        }
    }

    private void Enum(JsonElement @enum) => Block($"{Visibility(@enum)}enum {@enum.Text("name")}", () =>
    {
        JsonElement options = @enum.Member("options");
        if (options.IsTrue("allow_alias"))
        {
            Line("option allow_alias = true;");
        }

        Options(options);
        JsonElement[] values = [.. @enum.Items("value")];
        if (_isProto3 && values.Length > 0 && values[0].Number("number") != 0)
        {
            // Servers of other contracts may tell an enum that proto3 does not allow. Where its zero stands, and what it is called, nothing on the wire depends on.
            if (Array.FindIndex(values, static value => value.Number("number") == 0) is > 0 and int zero)
            {
                values = [values[zero], .. values[..zero], .. values[(zero + 1)..]];
            }
            else
            {
                Line($"{@enum.Text("name")}_UNSPECIFIED = 0;");
            }
        }

        foreach (JsonElement value in values)
        {
            string[] own = [.. CommonOptions(value.Member("options"))];
            Line($"{value.Text("name")} = {value.Number("number").ToString(CultureInfo.InvariantCulture)}{(own.Length == 0 ? "" : $" [{string.Join(", ", own)}]")};");
        }

        Ranges("reserved", @enum.Items("reserved_range"), exclusiveEnd: 0);
        ReservedNames(@enum);
    });

    private void Service(JsonElement service) => Block($"service {service.Text("name")}", () =>
    {
        Options(service.Member("options"));
        foreach (JsonElement method in service.Items("method"))
        {
            string head = $"rpc {method.Text("name")}({(method.IsTrue("client_streaming") ? "stream " : "")}{method.Text("input_type")}) " +
                $"returns ({(method.IsTrue("server_streaming") ? "stream " : "")}{method.Text("output_type")})";
            JsonElement options = method.Member("options");
            string[] own = [.. CommonOptions(options)];
            if (options.Text("idempotency_level") is { Length: > 0 } level)
            {
                own = [.. own, $"idempotency_level = {level}"];
            }

            if (own.Length == 0)
            {
                Line($"{head};");
            }
            else
            {
                Block(head, () => Array.ForEach(own, option => Line($"option {option};")));
            }
        }
    });

    private void Extensions(JsonElement container, Dictionary<string, JsonElement>? nested = null, string scope = "")
    {
        foreach (IGrouping<string, JsonElement> extension in container.Items("extension").GroupBy(static field => field.Text("extendee"), StringComparer.Ordinal))
        {
            Block($"extend {extension.Key}", () =>
            {
                foreach (JsonElement field in extension)
                {
                    Field(field, nested ?? [], scope, Label(field));
                }
            });
        }
    }

    private void Ranges(string word, IEnumerable<JsonElement> ranges, int exclusiveEnd)
    {
        foreach (JsonElement range in ranges)
        {
            int first = range.Number("start");
            int last = range.Number("end") - exclusiveEnd;
            Line(first == last
                ? string.Create(CultureInfo.InvariantCulture, $"{word} {first};")
                : string.Create(CultureInfo.InvariantCulture, $"{word} {first} to {last};"));
        }
    }

    private void ReservedNames(JsonElement container)
    {
        string[] names = [.. container.Items("reserved_name").Select(name => _isEdition ? name.GetString()! : Quote(name.GetString()!))];
        if (names.Length > 0)
        {
            Line($"reserved {string.Join(", ", names)};");
        }
    }

    private void Options(JsonElement options)
    {
        foreach (string option in CommonOptions(options))
        {
            Line($"option {option};");
        }
    }

    private static IEnumerable<string> CommonOptions(JsonElement options)
    {
        // Without it such names would be errors.
        if (options.IsTrue(JsonConflicts))
        {
            yield return $"{JsonConflicts} = true";
        }

        if (options.IsTrue("deprecated"))
        {
            yield return "deprecated = true";
        }

        foreach (JsonProperty feature in options.Member("features").EnumerateObject())
        {
            if (feature.Value.ValueKind == JsonValueKind.String)
            {
                yield return $"features.{feature.Name} = {feature.Value.GetString()}";
            }
        }
    }

    private static string Quote(string text)
    {
        StringBuilder quoted = new("\"");
        foreach (byte b in Encoding.UTF8.GetBytes(text))
        {
            quoted.Append(b is (byte)'"' or (byte)'\\' or < 0x20 or > 0x7e ? $"\\{Convert.ToString(b, 8).PadLeft(3, '0')}" : ((char)b).ToString());
        }

        return quoted.Append('"').ToString();
    }

    private void Block(string head, Action body)
    {
        Line($"{head} {{");
        _depth++;
        body();
        _depth--;
        Line("}");
    }

    private void Line(string text) => _text.Append(' ', _depth * 2).Append(text).Append('\n');
}
