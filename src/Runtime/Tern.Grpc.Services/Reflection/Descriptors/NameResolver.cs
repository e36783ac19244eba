namespace Tern.Grpc.Descriptors;

/// <summary>
/// Gives everything a name of its own. Names that C# tells apart may be one in Protobuf: a service and a message, a type and a package, values of two enums, which stand beside their
/// enum and not in it. Services keep theirs, because it travels; types do not travel by name, so they give way.
/// </summary>
internal sealed class NameResolver
{
    private readonly ContractCollector _contracts;
    private readonly HashSet<string> _services;
    private readonly HashSet<string> _packages;
    private readonly HashSet<string> _taken;
    private readonly Dictionary<string, string> _renamed = new(StringComparer.Ordinal);

    private NameResolver(ContractCollector contracts)
    {
        _contracts = contracts;
        _services = [.. contracts.Services.Keys];
        _packages = [.. _services.SelectMany(ProtoName.ScopesOf)];
        _taken = [.. _services, .. _packages];
    }

    /// <summary>Renames what clashes.</summary>
    public static void Resolve(ContractCollector contracts)
    {
        var resolver = new NameResolver(contracts);
        resolver.ResolveTypes();
        resolver.ResolveEnumValues();
        Rename(contracts, resolver._renamed);
    }

    /// <summary>Gives types other names, and says so wherever they are named.</summary>
    public static void Rename(ContractCollector contracts, IReadOnlyDictionary<string, string> names)
    {
        if (names.Count == 0)
        {
            return;
        }

        DescribedType[] types = [.. contracts.Types.Values];
        contracts.Types.Clear();
        foreach (DescribedType type in types)
        {
            type.Name = names.GetValueOrDefault(type.Name, type.Name);
            contracts.Types.Add(type.Name, type);
            type.Message?.Name = ProtoName.SimpleOf(type.Name);
            type.Enum?.Name = ProtoName.SimpleOf(type.Name);
            foreach (FieldDescriptorProto field in type.Fields)
            {
                field.TypeName = field.TypeName is { } name ? NewName(name, names) : null;
            }
        }

        foreach (MethodDescriptorProto method in contracts.Services.Values.SelectMany(static service => service.Methods))
        {
            method.InputType = NewName(method.InputType!, names);
            method.OutputType = NewName(method.OutputType!, names);
        }
    }

    // The name of a message that only a field needs begins with that of the message around it.
    private static string NewName(string name, IReadOnlyDictionary<string, string> names)
    {
        string plain = name[1..];
        if (names.TryGetValue(plain, out string? renamed))
        {
            return "." + renamed;
        }

        string? scope = ProtoName.ScopesOf(plain).LastOrDefault(names.ContainsKey);
        return scope is null ? name : $".{names[scope]}{plain[scope.Length..]}";
    }

    private void ResolveTypes()
    {
        // In this order what is around a type comes before the type.
        foreach (DescribedType type in _contracts.Types.Values)
        {
            string name = type.Name;
            if (ProtoName.ScopesOf(name).LastOrDefault(_renamed.ContainsKey) is { } moved)
            {
                name = _renamed[moved] + name[moved.Length..];
            }

            while (ProtoName.ScopesOf(name).FirstOrDefault(IsNoScope) is { } scope)
            {
                name = $"{scope}_{name[(scope.Length + 1)..]}";
            }

            while (!_taken.Add(name))
            {
                name += "_";
            }

            if (name != type.Name)
            {
                _renamed.Add(type.Name, name);
            }
        }
    }

    private bool IsNoScope(string name) => _services.Contains(name) || _contracts.Types.GetValueOrDefault(name)?.Enum is not null;

    private void ResolveEnumValues()
    {
        var symbols = new HashSet<string>(_taken, StringComparer.Ordinal);
        symbols.UnionWith(_taken.SelectMany(ProtoName.ScopesOf));
        foreach (DescribedType type in _contracts.Types.Values.Where(static type => type.Message is not null))
        {
            string name = NameOf(type);
            symbols.UnionWith(type.Message!.Fields.Select(field => $"{name}.{field.Name}"));
            symbols.UnionWith(type.Message.OneOfs.Select(oneOf => $"{name}.{oneOf.Name}"));
            symbols.UnionWith(type.Message.Messages.Select(nested => $"{name}.{nested.Name}"));
        }

        var wrappers = new List<DescribedType>();
        foreach (DescribedType type in _contracts.Types.Values.Where(static type => type.Enum is not null))
        {
            string name = NameOf(type);
            string scope = ProtoName.ScopeOf(name);
            string[] values = [.. type.Enum!.Values.Select(value => ProtoName.In(scope, value.Name!))];
            if (!values.Any(symbols.Contains))
            {
                symbols.UnionWith(values);
                continue;
            }

            // A message around it, as it is done by hand too.
            string wrapper = name + "Enum";
            while (!symbols.Add(wrapper))
            {
                wrapper += "_";
            }

            wrappers.Add(new DescribedType(wrapper, new DescriptorProto { Name = ProtoName.SimpleOf(wrapper) }));
            _renamed[type.Name] = $"{wrapper}.{ProtoName.SimpleOf(name)}";
        }

        foreach (DescribedType wrapper in wrappers)
        {
            _contracts.Types.Add(wrapper.Name, wrapper);
        }
    }

    private string NameOf(DescribedType type) => _renamed.GetValueOrDefault(type.Name, type.Name);
}
