using System.Globalization;
using System.Text;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace Tern.Idl.Tests.Protobuf.Support;

/// <summary>What protoc says of a file, one line per fact, in the form of <see cref="SchemaText"/>.</summary>
internal sealed class DescriptorText
{
    private readonly FileDescriptorProto _file;
    private readonly Dictionary<string, (object Definition, FeatureSet Features)> _types;
    private readonly Dictionary<string, SourceCodeInfo.Types.Location> _comments;
    private readonly List<string> _lines = [];

    private DescriptorText(FileDescriptorProto file, Dictionary<string, (object Definition, FeatureSet Features)> types)
    {
        _file = file;
        _types = types;
        _comments = (file.SourceCodeInfo?.Location ?? []).GroupBy(location => string.Join(',', location.Path)).ToDictionary(group => group.Key, group => group.First());
    }

    /// <summary>The lines of the last file of a set, which those before it are imports of.</summary>
    /// <param name="set">Descriptors.</param>
    /// <param name="optionImports">Paths behind <c>import option</c>, which this version of the descriptors' classes does not know.</param>
    public static IReadOnlyList<string> Of(byte[] set, params IEnumerable<string> optionImports)
    {
        FileDescriptorSet files = FileDescriptorSet.Parser.ParseFrom(set);
        Dictionary<string, (object, FeatureSet)> types = new(StringComparer.Ordinal);
        foreach (FileDescriptorProto file in files.File)
        {
            FeatureSet features = Merge(Defaults(file), file.Options?.Features);
            Index(types, file.Package, file.MessageType, file.EnumType, features);
        }

        FileDescriptorProto last = files.File[^1];
        last.Dependency.AddRange(optionImports);
        DescriptorText text = new(last, types);
        text.Write();
        text._lines.Sort(StringComparer.Ordinal);
        return text._lines;
    }

    private static void Index(Dictionary<string, (object, FeatureSet)> types, string scope, IEnumerable<DescriptorProto> messages, IEnumerable<EnumDescriptorProto> enums, FeatureSet around)
    {
        foreach (EnumDescriptorProto @enum in enums)
        {
            types["." + Join(scope, @enum.Name)] = (@enum, Merge(around, @enum.Options?.Features));
        }

        foreach (DescriptorProto message in messages)
        {
            FeatureSet features = Merge(around, message.Options?.Features);
            types["." + Join(scope, message.Name)] = (message, features);
            Index(types, Join(scope, message.Name), message.NestedType, message.EnumType, features);
        }
    }

    private static string Join(string scope, string name) => scope.Length == 0 ? name : scope + "." + name;

    private static FeatureSet Merge(FeatureSet around, FeatureSet? own)
    {
        FeatureSet merged = around.Clone();
        if (own is not null)
        {
            merged.MergeFrom(own);
        }

        return merged;
    }

    private static FeatureSet Defaults(FileDescriptorProto file) => file.Syntax switch
    {
        "" or "proto2" => new()
        {
            FieldPresence = FeatureSet.Types.FieldPresence.Explicit,
            EnumType = FeatureSet.Types.EnumType.Closed,
            RepeatedFieldEncoding = FeatureSet.Types.RepeatedFieldEncoding.Expanded,
            Utf8Validation = (FeatureSet.Types.Utf8Validation)3,
            MessageEncoding = FeatureSet.Types.MessageEncoding.LengthPrefixed,
        },
        _ => new()
        {
            FieldPresence = file.Syntax == "proto3" ? FeatureSet.Types.FieldPresence.Implicit : FeatureSet.Types.FieldPresence.Explicit,
            EnumType = FeatureSet.Types.EnumType.Open,
            RepeatedFieldEncoding = FeatureSet.Types.RepeatedFieldEncoding.Packed,
            Utf8Validation = (FeatureSet.Types.Utf8Validation)2,
            MessageEncoding = FeatureSet.Types.MessageEncoding.LengthPrefixed,
        },
    };

    private void Write()
    {
        FeatureSet features = Merge(Defaults(_file), _file.Options?.Features);
        _lines.Add($"file package={_file.Package} imports={string.Join(',', _file.Dependency)} public={string.Join(',', _file.PublicDependency.Select(index => _file.Dependency[index]))}");
        for (int i = 0; i < _file.MessageType.Count; i++)
        {
            WriteMessage(_file.MessageType[i], _file.Package, $"4,{i}", features);
        }

        for (int i = 0; i < _file.EnumType.Count; i++)
        {
            WriteEnum(_file.EnumType[i], _file.Package, $"5,{i}", features);
        }

        for (int i = 0; i < _file.Extension.Count; i++)
        {
            WriteField(_file.Extension[i], _file.Package, null, $"7,{i}", features);
        }

        for (int i = 0; i < _file.Service.Count; i++)
        {
            WriteService(_file.Service[i], $"6,{i}");
        }
    }

    private void WriteMessage(DescriptorProto message, string scope, string path, FeatureSet around)
    {
        if (message.Options?.MapEntry == true)
        {
            return;
        }

        string name = Join(scope, message.Name);
        FeatureSet features = Merge(around, message.Options?.Features);
        HashSet<int> synthetic = [.. message.Field.Where(field => field.Proto3Optional).Select(field => field.OneofIndex)];
        _lines.Add($"message {name} oneofs={string.Join(',', message.OneofDecl.Where((_, i) => !synthetic.Contains(i)).Select(oneOf => oneOf.Name))}"
            + $" reserved={string.Join(',', message.ReservedRange.Select(range => $"{range.Start}-{range.End - 1}"))} names={string.Join(',', message.ReservedName)}"
            + $" extensions={string.Join(',', message.ExtensionRange.Select(range => $"{range.Start}-{range.End - 1}"))}{Doc(path)}");
        for (int i = 0; i < message.Field.Count; i++)
        {
            WriteField(message.Field[i], name, message, $"{path},2,{i}", features);
        }

        for (int i = 0; i < message.NestedType.Count; i++)
        {
            WriteMessage(message.NestedType[i], name, $"{path},3,{i}", features);
        }

        for (int i = 0; i < message.EnumType.Count; i++)
        {
            WriteEnum(message.EnumType[i], name, $"{path},4,{i}", features);
        }

        for (int i = 0; i < message.Extension.Count; i++)
        {
            WriteField(message.Extension[i], name, null, $"{path},6,{i}", features);
        }
    }

    private void WriteField(FieldDescriptorProto field, string scope, DescriptorProto? message, string path, FeatureSet around)
    {
        FeatureSet features = Merge(around, field.Options?.Features);
        DescriptorProto? entry = MapEntry(field);
        bool isRepeated = field.Label == FieldDescriptorProto.Types.Label.Repeated;
        bool isMessage = field.Type is FieldDescriptorProto.Types.Type.Message or FieldDescriptorProto.Types.Type.Group;
        bool isRequired = field.Label == FieldDescriptorProto.Types.Label.Required || (!isRepeated && features.FieldPresence == FeatureSet.Types.FieldPresence.LegacyRequired && !field.HasOneofIndex);
        bool hasPresence = !isRepeated && (isMessage || field.HasOneofIndex || field.HasExtendee || features.FieldPresence != FeatureSet.Types.FieldPresence.Implicit);
        bool isPackable = isRepeated && !isMessage && field.Type is not (FieldDescriptorProto.Types.Type.String or FieldDescriptorProto.Types.Type.Bytes);
        bool isPacked = isPackable && (field.Options?.HasPacked == true ? field.Options.Packed : features.RepeatedFieldEncoding == FeatureSet.Types.RepeatedFieldEncoding.Packed);
        bool isGroup = field.Type == FieldDescriptorProto.Types.Type.Group || (isMessage && entry is null && features.MessageEncoding == FeatureSet.Types.MessageEncoding.Delimited);
        bool hasText = field.Type == FieldDescriptorProto.Types.Type.String || (entry?.Field.Any(part => part.Type == FieldDescriptorProto.Types.Type.String) ?? false);
        string oneOf = field.HasOneofIndex && !field.Proto3Optional ? message!.OneofDecl[field.OneofIndex].Name : "";
        string type = entry is null ? (isRepeated ? "list " : "") + TypeName(field) : $"map {TypeName(entry.Field[0])} {TypeName(entry.Field[1])}";
        _lines.Add($"{(field.HasExtendee ? "extension" : "field")} {Join(scope, field.Name)} {field.Number} {type} {(isRequired ? "required" : hasPresence ? "optional" : "default")} oneof={oneOf}"
            + $" packed={isPacked} group={isGroup} utf8={hasText && (int)features.Utf8Validation == 2} json={field.JsonName} extends={field.Extendee} default={Default(field)}{Doc(path)}");
    }

    private DescriptorProto? MapEntry(FieldDescriptorProto field)
        => field.Type == FieldDescriptorProto.Types.Type.Message && _types[field.TypeName].Definition is DescriptorProto { Options.MapEntry: true } entry ? entry : null;

    private static string TypeName(FieldDescriptorProto field)
        => field.TypeName.Length > 0 ? field.TypeName[1..] : field.Type.ToString().ToLowerInvariant();

    private static string Default(FieldDescriptorProto field)
    {
        if (!field.HasDefaultValue)
        {
            return "none";
        }

        return field.Type switch
        {
            FieldDescriptorProto.Types.Type.Bytes => Convert.ToHexString(Unescape(field.DefaultValue)),
            FieldDescriptorProto.Types.Type.String => Convert.ToHexString(Encoding.UTF8.GetBytes(field.DefaultValue)),
            FieldDescriptorProto.Types.Type.Double => Number(field.DefaultValue).ToString("R", CultureInfo.InvariantCulture),
            FieldDescriptorProto.Types.Type.Float => ((float)Number(field.DefaultValue)).ToString("R", CultureInfo.InvariantCulture),
            _ => field.DefaultValue,
        };
    }

    private static double Number(string text) => text switch
    {
        "inf" => double.PositiveInfinity,
        "-inf" => double.NegativeInfinity,
        "nan" or "-nan" => double.NaN,
        _ => double.Parse(text, CultureInfo.InvariantCulture),
    };

    private static byte[] Unescape(string text)
    {
        List<byte> bytes = [];
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] != '\\')
            {
                bytes.Add((byte)text[i]);
            }
            else if (char.IsDigit(text[i + 1]))
            {
                bytes.Add(Convert.ToByte(text.Substring(i + 1, 3), 8));
                i += 3;
            }
            else
            {
                i++;
                bytes.Add((byte)(text[i] switch { 'n' => '\n', 'r' => '\r', 't' => '\t', char other => other }));
            }
        }

        return [.. bytes];
    }

    private void WriteEnum(EnumDescriptorProto @enum, string scope, string path, FeatureSet around)
    {
        FeatureSet features = Merge(around, @enum.Options?.Features);
        string name = Join(scope, @enum.Name);
        _lines.Add($"enum {name} closed={features.EnumType == FeatureSet.Types.EnumType.Closed}"
            + $" reserved={string.Join(',', @enum.ReservedRange.Select(range => $"{range.Start}-{range.End}"))} names={string.Join(',', @enum.ReservedName)}{Doc(path)}");
        for (int i = 0; i < @enum.Value.Count; i++)
        {
            _lines.Add($"value {name} {i} {@enum.Value[i].Name} {@enum.Value[i].Number}{Doc($"{path},2,{i}")}");
        }
    }

    private void WriteService(ServiceDescriptorProto service, string path)
    {
        string name = Join(_file.Package, service.Name);
        _lines.Add($"service {name}{Doc(path)}");
        for (int i = 0; i < service.Method.Count; i++)
        {
            MethodDescriptorProto method = service.Method[i];
            bool isIdempotent = method.Options?.IdempotencyLevel is MethodOptions.Types.IdempotencyLevel.Idempotent or MethodOptions.Types.IdempotencyLevel.NoSideEffects;
            _lines.Add($"method {name} {i} {method.Name} {method.InputType[1..]} {method.ClientStreaming} {method.OutputType[1..]} {method.ServerStreaming} idempotent={isIdempotent}{Doc($"{path},2,{i}")}");
        }
    }

    private string Doc(string path)
    {
        if (!_comments.TryGetValue(path, out SourceCodeInfo.Types.Location? location))
        {
            return "";
        }

        string[] parts = [.. new[] { location.LeadingComments, location.TrailingComments }.Select(Plain).Where(part => part.Length > 0)];
        return parts.Length == 0 ? "" : $" doc={string.Join('|', parts).Replace('\n', '|')}";
    }

    // Less one blank and a third slash in front of each line, and blanks behind it.
    private static string Plain(string comment)
    {
        IEnumerable<string> lines = comment.Split('\n').Select(line => line.Trim()).Select(line => line.StartsWith('/') ? line[1..].Trim() : line);
        return string.Join('\n', lines).Trim('\n');
    }
}
