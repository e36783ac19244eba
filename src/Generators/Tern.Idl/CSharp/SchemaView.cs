using Tern.Idl.CSharp.Naming;
using Tern.Schema;
using Tern.Schema.Idl;

namespace Tern.Idl.CSharp;

/// <summary>A schema while it is lowered: what its parts are to each other, and what is to be done with each file.</summary>
internal sealed class SchemaView
{
    private readonly Dictionary<string, IdlFileSettings> _settings = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _namespaces = new(StringComparer.Ordinal);
    private readonly ILookup<IdlId, IdlMessage> _messagesIn;
    private readonly ILookup<IdlId, IdlEnum> _enumsIn;
    private readonly Dictionary<IdlId, IReadOnlyList<IdlField>> _fields = [];
    private readonly List<ContractDiagnostic> _diagnostics = [];

    public SchemaView(IdlSchema schema, Func<string, IdlFileSettings?> settings)
    {
        Index = new IdlIndex(schema);
        List<IdlFile> files = [];
        foreach (IdlFile file in schema.Files)
        {
            if (settings(file.Path) is { } given)
            {
                _settings[file.Path] = given;
                _namespaces[file.Path] = NamespaceRules.Of(file, given.Options);
                files.Add(file);
            }
        }

        Files = files;
        _messagesIn = schema.Files.SelectMany(f => f.Messages).Where(m => m.Container is not null).ToLookup(m => m.Container!);
        _enumsIn = schema.Files.SelectMany(f => f.Enums).Where(e => e.Container is not null).ToLookup(e => e.Container!);
        ILookup<IdlId, IdlExtension> extensions = files.SelectMany(f => f.Extensions).ToLookup(e => e.Extendee);
        foreach (IdlMessage message in files.SelectMany(f => f.Messages))
        {
            _fields[message.Id] = [.. message.Fields, .. extensions[message.Id].Select(e => e.Field with { Name = $"[{e.Id.Name}]" })];
        }
    }

    /// <summary>Finds definitions by their identity.</summary>
    public IdlIndex Index { get; }

    /// <summary>The files that have C# types of their own, here or in another assembly.</summary>
    public IReadOnlyList<IdlFile> Files { get; }

    /// <summary>What was reported.</summary>
    public IReadOnlyList<ContractDiagnostic> Diagnostics => _diagnostics;

    public void Report(ContractDiagnostic diagnostic) => _diagnostics.Add(diagnostic);

    /// <summary>The file of a definition.</summary>
    public IdlFile FileOf(IdlId id) => Index.File(id.File)!;

    /// <summary>Full name of a definition in Protobuf: its own, or, of Thrift, the one that its C# type has by itself.</summary>
    public string ProtobufNameOf(IdlId id, TypeName type) => FileOf(id).Syntax == IdlSyntax.Thrift ? type.FullName : id.Name;

    public CSharpOptions OptionsOf(IdlId id) => _settings[id.File].Options;

    public IdlFileSettings SettingsOf(IdlFile file) => _settings[file.Path];

    public string NamespaceOf(IdlFile file) => _namespaces[file.Path];

    public bool IsEmitted(IdlFile file) => _settings[file.Path].IsEmitted;

    public string DisplayPathOf(string path) => _settings.TryGetValue(path, out IdlFileSettings? settings) ? settings.DisplayPath : path;

    /// <summary>Whether a definition belongs to a file that has C# types of its own.</summary>
    public bool Has(IdlId id) => _settings.ContainsKey(id.File);

    /// <summary>The fields of a message, with those that extensions add to it.</summary>
    public IReadOnlyList<IdlField> FieldsOf(IdlMessage message) => _fields[message.Id];

    /// <summary>Messages inside of a message.</summary>
    public IEnumerable<IdlMessage> MessagesIn(IdlId message) => _messagesIn[message];

    /// <summary>Enums inside of a message.</summary>
    public IEnumerable<IdlEnum> EnumsIn(IdlId message) => _enumsIn[message];

    /// <summary>Whether a message is a union in C#. One without fields has no case that could stand for it.</summary>
    public static bool IsUnion(IdlMessage message) => message.Kind == IdlMessageKind.Union && message.Fields.Count > 0;

    /// <summary>Whether null stands for a field's default: it can be told whether the field was on the wire, and a value stands for it if not.</summary>
    public bool NeedsFallback(IdlMessage message, IdlField field)
        => FileOf(message.Id).Syntax != IdlSyntax.Thrift
            && field is { Presence: IdlPresence.Optional, OneOf: null, Default: not null, Type: IdlScalarType or IdlEnumType };

    /// <summary>Why a definition should not be used; empty if nothing says why; <see langword="null"/> if it may be used.</summary>
    public static string? ObsoleteOf(EquatableArray<IdlAnnotation> annotations)
        => annotations.FirstOrDefault(a => a.Key == "deprecated")?.Value switch
        {
            null or "false" or "0" => null,
            "true" or "1" or "" => "",
            { } reason => reason,
        };
}
