namespace Tern.Grpc.Descriptors;

/// <summary>Makes files of what contracts tell of themselves, as any Protobuf library takes them: each name once, no circles among files, every reference imported.</summary>
internal sealed class FileLinker
{
    private const string Proto2 = "proto2";
    private const string Proto3 = "proto3";

    private readonly ContractCollector _contracts;
    private readonly Dictionary<string, FileGroup> _groupOf = new(StringComparer.Ordinal);

    private FileLinker(ContractCollector contracts) => _contracts = contracts;

    /// <summary>Makes the files, those of <c>google/protobuf</c> included. What was collected is used up.</summary>
    public static IReadOnlyList<FileDescriptorProto> Link(ContractCollector contracts)
    {
        contracts.JoinOneOfs();
        NameResolver.Resolve(contracts);
        List<FileGroup> groups = FileGrouper.Group(contracts.Types);
        if (UnifyPackages(contracts, groups))
        {
            groups = FileGrouper.Group(contracts.Types);
        }

        var linker = new FileLinker(contracts);
        linker.ChooseSyntax(groups);
        return [.. WellKnownFiles.Create(), .. groups.Select(linker.FileOf), .. contracts.Services.Select(service => linker.FileOf(service.Key, service.Value))];
    }

    // A file has one package. Types of several that refer to each other in circles must meet in one.
    private static bool UnifyPackages(ContractCollector contracts, List<FileGroup> groups)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        HashSet<string> taken = [.. contracts.Types.Keys, .. contracts.Services.Keys, .. contracts.Types.Keys.Concat(contracts.Services.Keys).SelectMany(ProtoName.ScopesOf)];
        foreach (FileGroup group in groups)
        {
            string package = group.Package;
            foreach (DescribedType root in group.Roots.Where(root => ProtoName.ScopeOf(root.Name) != package))
            {
                string name = ProtoName.In(package, ProtoName.SimpleOf(root.Name));
                if (!taken.Add(name))
                {
                    name = ProtoName.In(package, root.Name.Replace('.', '_'));
                    taken.Add(name);
                }

                foreach (DescribedType type in root.All)
                {
                    names.Add(type.Name, name + type.Name[root.Name.Length..]);
                }
            }
        }

        NameResolver.Rename(contracts, names);
        return names.Count > 0;
    }

    private void ChooseSyntax(List<FileGroup> groups)
    {
        foreach (FileGroup group in groups)
        {
            foreach (DescribedType type in group.Types)
            {
                _groupOf.Add(type.Name, group);
            }

            group.IsProto2 = group.Types.Any(static type => type.IsClosed || type.Fields.Any(static field => field.Type == FieldKind.Group));
        }

        bool hasChanged;
        do
        {
            hasChanged = false;
            foreach (FileGroup group in groups.Where(static group => !group.IsProto2))
            {
                group.IsProto2 = group.Types
                    .SelectMany(static type => type.Fields)
                    .Any(field => field.Type == FieldKind.Enum && _groupOf.TryGetValue(field.TypeName![1..], out FileGroup? other) && other.IsProto2);
                hasChanged |= group.IsProto2;
            }
        }
        while (hasChanged);
    }

    private FileDescriptorProto FileOf(FileGroup group)
    {
        var file = new FileDescriptorProto
        {
            Name = group.FileName,
            Package = group.Package is { Length: > 0 } package ? package : null,
            Dependency = ImportsOf(group.FileName, group.Types.SelectMany(static type => type.Fields).Select(static field => field.TypeName)),
            Syntax = group.IsProto2 ? null : Proto3,
        };
        foreach (DescribedType type in group.Types)
        {
            if (type.Message is { } message)
            {
                message.Messages.AddRange(type.Nested.Select(static nested => nested.Message).OfType<DescriptorProto>());
                message.Enums.AddRange(type.Nested.Select(static nested => nested.Enum).OfType<EnumDescriptorProto>());
            }
        }

        file.Messages.AddRange(group.Roots.Select(static root => root.Message).OfType<DescriptorProto>());
        file.Enums.AddRange(group.Roots.Select(static root => root.Enum).OfType<EnumDescriptorProto>());
        foreach (DescriptorProto message in file.Messages.SelectMany(DescribedType.Declarations))
        {
            FitTo(file.Syntax ?? Proto2, message);
        }

        return file;
    }

    private FileDescriptorProto FileOf(string name, ServiceDescriptorProto service)
    {
        string file = FileGroup.NameOf(name);
        return new FileDescriptorProto
        {
            Name = file,
            Package = ProtoName.ScopeOf(name) is { Length: > 0 } package ? package : null,
            Dependency = ImportsOf(file, service.Methods.SelectMany(static method => new[] { method.InputType, method.OutputType })),
            Services = [service],
            Syntax = Proto3,
        };
    }

    private List<string> ImportsOf(string file, IEnumerable<string?> types)
    {
        var imports = new SortedSet<string>(StringComparer.Ordinal);
        foreach (string type in types.OfType<string>())
        {
            string name = type[1..];
            string owner = _groupOf.ContainsKey(name) ? name : ProtoName.ScopesOf(name).LastOrDefault(_groupOf.ContainsKey) ?? name;
            string? import = _groupOf.TryGetValue(owner, out FileGroup? group) ? group.FileName : WellKnownFiles.FileOf(name);
            if (import is not null && import != file)
            {
                imports.Add(import);
            }
        }

        return [.. imports];
    }

    private static void FitTo(string syntax, DescriptorProto message)
    {
        foreach (FieldDescriptorProto field in message.Fields)
        {
            if (syntax == Proto2)
            {
                FitToProto2(field);
            }
            else if (field.IsProto3Optional == true)
            {
                AddOneOf(message, field);
            }
        }
    }

    // There every single field tells zero from absence, and numbers are packed only if that is said.
    private static void FitToProto2(FieldDescriptorProto field)
    {
        field.IsProto3Optional = null;
        bool canBePacked = field is { Label: FieldLabel.Repeated, Type: not (FieldKind.String or FieldKind.Bytes or FieldKind.Group or FieldKind.Message) };
        if (canBePacked && field.Options is null)
        {
            field.Options = new FieldOptions { Packed = true };
        }
    }

    // To tools that do not know it, "optional" of proto3 looks like a oneof with one field, behind all others. Source: Protocol Buffers, "How to implement field presence for proto3".
    private static void AddOneOf(DescriptorProto message, FieldDescriptorProto field)
    {
        string name = "_" + field.Name;
        while (message.OneOfs.Exists(oneOf => oneOf.Name == name) || message.Fields.Exists(other => other.Name == name))
        {
            name = "X" + name;
        }

        field.OneOfIndex = message.OneOfs.Count;
        message.OneOfs.Add(new OneOfDescriptorProto { Name = name });
    }
}
