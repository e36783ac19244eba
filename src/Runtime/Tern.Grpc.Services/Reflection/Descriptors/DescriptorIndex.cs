using Tern.Serialization;

namespace Tern.Grpc.Descriptors;

/// <summary>The files of a server, by name and by what they declare. Immutable and thread-safe.</summary>
internal sealed class DescriptorIndex
{
    private readonly Dictionary<string, Entry> _files = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Entry> _symbols = new(StringComparer.Ordinal);
    private readonly HashSet<string> _messages = new(StringComparer.Ordinal);

    /// <summary>Indexes files.</summary>
    public DescriptorIndex(IEnumerable<FileDescriptorProto> files)
    {
        foreach (FileDescriptorProto file in files)
        {
            var entry = new Entry(ProtobufSerializer.ToArray(file), file.Dependency);
            _files.Add(file.Name!, entry);
            string scope = file.Package ?? "";
            AddMessages(entry, scope, file.Messages);
            AddEnums(entry, scope, file.Enums);
            foreach (ServiceDescriptorProto service in file.Services)
            {
                string name = Add(entry, scope, service.Name);
                service.Methods.ForEach(method => Add(entry, name, method.Name));
            }
        }
    }

    /// <summary>Makes the index of some contracts.</summary>
    public static DescriptorIndex Of(IEnumerable<IServiceContract> contracts)
    {
        var collector = new ContractCollector();
        foreach (IServiceContract contract in contracts)
        {
            contract.Describe(collector);
        }

        return new DescriptorIndex(FileLinker.Link(collector));
    }

    /// <summary>A file and everything that it imports, itself first; <see langword="null"/> if there is none of that name.</summary>
    public IReadOnlyList<ReadOnlyMemory<byte>>? FindFile(string name) => _files.TryGetValue(name, out Entry? entry) ? Closure(entry) : null;

    /// <summary>The file that declares a symbol, and everything that it imports; <see langword="null"/> if none does.</summary>
    public IReadOnlyList<ReadOnlyMemory<byte>>? FindSymbol(string name) => _symbols.TryGetValue(name.StartsWith('.') ? name[1..] : name, out Entry? entry) ? Closure(entry) : null;

    /// <summary>Whether there is a message of that name.</summary>
    public bool HasMessage(string name) => _messages.Contains(name);

    private List<ReadOnlyMemory<byte>> Closure(Entry root)
    {
        var found = new List<Entry> { root };
        var known = new HashSet<Entry> { root };
        for (int i = 0; i < found.Count; i++)
        {
            foreach (string name in found[i].Imports)
            {
                if (known.Add(_files[name]))
                {
                    found.Add(_files[name]);
                }
            }
        }

        return [.. found.Select(static entry => (ReadOnlyMemory<byte>)entry.Bytes)];
    }

    private void AddMessages(Entry entry, string scope, List<DescriptorProto> messages)
    {
        foreach (DescriptorProto message in messages)
        {
            string name = Add(entry, scope, message.Name);
            _messages.Add(name);
            message.Fields.ForEach(field => Add(entry, name, field.Name));
            message.OneOfs.ForEach(oneOf => Add(entry, name, oneOf.Name));
            AddMessages(entry, name, message.Messages);
            AddEnums(entry, name, message.Enums);
        }
    }

    private void AddEnums(Entry entry, string scope, List<EnumDescriptorProto> enums)
    {
        foreach (EnumDescriptorProto enumeration in enums)
        {
            Add(entry, scope, enumeration.Name);
            enumeration.Values.ForEach(value => Add(entry, scope, value.Name));
        }
    }

    private string Add(Entry entry, string scope, string? simple)
    {
        string name = ProtoName.In(scope, simple!);
        _symbols.TryAdd(name, entry);
        return name;
    }

    private sealed class Entry(byte[] bytes, List<string> imports)
    {
        public byte[] Bytes => bytes;

        public List<string> Imports => imports;
    }
}
