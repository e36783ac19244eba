using Tern.Schema;
using Tern.Schema.Idl;

namespace Tern.Emit.Export;

/// <summary>Puts declarations into files, one for each package, and gives names that C# tells apart, but Protobuf does not, other ones.</summary>
/// <remarks>Types do not travel by name in fields, so they may give way; services keep theirs.</remarks>
internal sealed class ProtobufLayout(
    List<IdlMessage> messages,
    List<IdlEnum> enums,
    List<IdlService> services,
    List<ContractDiagnostic> diagnostics,
    ProtobufExportOptions options,
    IdlSyntax syntax)
{
    private readonly Dictionary<string, string> _renamed = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _paths = new(StringComparer.Ordinal);
    private readonly HashSet<string> _messageNames = new(messages.Select(m => m.Id.Name), StringComparer.Ordinal);
    private int _order;

    /// <summary>The files, by path.</summary>
    /// <param name="namespaces">C# namespaces by full name.</param>
    public IEnumerable<IdlFile> Files(IReadOnlyDictionary<string, string> namespaces)
    {
        UnifyPackages();
        ResolveEnumValues();
        string[] packages = [.. services.Select(s => PackageOf(s.Id.Name)).Concat(Types()).Distinct(StringComparer.Ordinal).OrderBy(p => p, StringComparer.Ordinal)];
        ChoosePaths(packages);
        return [.. packages.Select(p => File(p, namespaces)).OrderBy(f => f.Path, StringComparer.Ordinal)];

        IEnumerable<string> Types() => messages.Select(m => PackageOf(NewName(m.Id.Name))).Concat(enums.Select(e => PackageOf(NewName(e.Id.Name))));
    }

    private IdlFile File(string package, IReadOnlyDictionary<string, string> namespaces)
    {
        string path = PathOf(package);
        IdlService[] ownServices = [.. services.Where(s => PackageOf(s.Id.Name) == package).Select(Place)];
        IdlMessage[] ownMessages = [.. messages.Where(m => PackageOf(NewName(m.Id.Name)) == package).OrderBy(m => NewName(m.Id.Name), StringComparer.Ordinal).Select(Place)];
        IdlEnum[] ownEnums = [.. enums.Where(e => PackageOf(NewName(e.Id.Name)) == package).OrderBy(e => NewName(e.Id.Name), StringComparer.Ordinal).Select(Place)];
        string[] spaces = [.. services.Select(s => s.Id.Name).Concat(messages.Select(m => m.Id.Name)).Concat(enums.Select(e => e.Id.Name))
            .Where(name => PackageOf(NewName(name)) == package && namespaces.ContainsKey(name))
            .Select(name => namespaces[name])
            .Distinct(StringComparer.Ordinal)];
        IdlAnnotation[] annotations =
        [
            .. spaces.Length == 1 && spaces[0] != package ? new[] { new IdlAnnotation("csharp_namespace", spaces[0], Here(path)) { IsText = true } } : [],
            // Where closed enums stand in maps there is no place to say otherwise, so each field says it.
            .. syntax is (IdlSyntax.Edition2023 or IdlSyntax.Edition2024) && !enums.Exists(e => e.IsClosed) ? new[] { new IdlAnnotation("features.field_presence", "IMPLICIT", Here(path)) } : [],
        ];
        var file = new IdlFile(
            path,
            syntax,
            package,
            default,
            default,
            default,
            default,
            ownEnums.ToEquatableArray(),
            ownMessages.ToEquatableArray(),
            ownServices.ToEquatableArray(),
            annotations.ToEquatableArray(),
            null);
        return file with { Imports = ImportsOf(file).ToEquatableArray() };
    }

    private static IEnumerable<string> ImportsOf(IdlFile file) => file.Messages.SelectMany(m => m.Fields).SelectMany(f => IdsIn(f.Type))
        .Concat(file.Services.SelectMany(s => s.Methods).SelectMany(m => IdsIn(m.Parameters[0].Type).Concat(IdsIn(m.Result!))))
        .Select(id => id.File)
        .Where(path => path != file.Path)
        .Distinct(StringComparer.Ordinal)
        .OrderBy(path => path, StringComparer.Ordinal);

    private IdlService Place(IdlService service) => service with
    {
        Id = IdOf(service.Id.Name),
        Where = Here(PathOf(PackageOf(service.Id.Name))),
        Methods = service.Methods.Select(m => m with { Parameters = m.Parameters.Select(Place).ToEquatableArray(), Result = Place(m.Result!) }).ToEquatableArray(),
    };

    private IdlMessage Place(IdlMessage message)
    {
        IdlId id = IdOf(message.Id.Name);
        return message with
        {
            Id = id,
            Container = ContainerOf(id),
            Where = Here(id.File),
            Fields = message.Fields.Select(Place).ToEquatableArray(),
        };
    }

    private IdlEnum Place(IdlEnum @enum)
    {
        IdlId id = IdOf(@enum.Id.Name);
        return @enum with { Id = id, Container = ContainerOf(id), Where = Here(id.File) };
    }

    private IdlId? ContainerOf(IdlId id)
    {
        string scope = ScopeOf(id.Name);
        return scope == PackageOf(id.Name) ? null : id with { Name = scope };
    }

    private IdlField Place(IdlField field) => field with
    {
        Type = Place(field.Type),
        Default = field.Default is IdlEnumConstant constant ? constant with { Enum = IdOf(ProtoNames.Qualified(constant.Enum.Name)) } : field.Default,
    };

    private IdlType Place(IdlType type) => type switch
    {
        IdlEnumType e => e with { Id = IdOf(e.Id.Name) },
        IdlMessageType m => m with { Id = IdOf(m.Id.Name) },
        IdlListType l => l with { Element = Place(l.Element) },
        IdlMapType m => m with { Key = Place(m.Key), Value = Place(m.Value) },
        _ => type,
    };

    private IdlId IdOf(string oldName)
    {
        string name = NewName(oldName);
        return new IdlId(WellKnownProtobuf.FileOf(name) ?? PathOf(PackageOf(name)), name);
    }

    private string PathOf(string package) => _paths[package];

    // Packages that differ by the case of letters alone need files that differ on every file system: the one that is written in lower case, or else the first, keeps the plain name.
    private void ChoosePaths(string[] packages)
    {
        HashSet<string> taken = new(StringComparer.Ordinal);
        foreach (string package in packages.OrderBy(p => p == p.ToLowerInvariant() ? 0 : 1).ThenBy(p => p, StringComparer.Ordinal))
        {
            string stem = (options.Folder.Length == 0 ? "" : options.Folder + "/") + (package.Length == 0 ? "contracts" : package.Replace('.', '/').ToLowerInvariant());
            string path = stem + ".proto";
            for (int i = 2; !taken.Add(path); i++)
            {
                path = $"{stem}_{i.ToString(System.Globalization.CultureInfo.InvariantCulture)}.proto";
            }

            _paths.Add(package, path);
        }
    }

    // What is around a name and is no message is its package.
    private string PackageOf(string name)
    {
        string scope = ScopeOf(name);
        while (scope.Length > 0 && _messageNames.Contains(scope))
        {
            scope = ScopeOf(scope);
        }

        return scope;
    }

    // Files have one package each and must not import each other in circles: packages that do meet in one.
    private void UnifyPackages()
    {
        Dictionary<string, HashSet<string>> uses = new(StringComparer.Ordinal);
        foreach ((string from, string to) in References().Select(r => (PackageOf(r.From), PackageOf(r.To))).Where(r => r.Item1 != r.Item2))
        {
            if (!uses.TryGetValue(from, out HashSet<string>? targets))
            {
                uses.Add(from, targets = new(StringComparer.Ordinal));
            }

            targets.Add(to);
        }

        foreach (string package in uses.Keys.OrderBy(p => p, StringComparer.Ordinal).ToArray())
        {
            string[] circle = [.. Reachable(uses, package).Where(other => other != package && Reachable(uses, other).Contains(package)).OrderBy(p => p, StringComparer.Ordinal)];
            foreach (string other in circle.Where(other => string.CompareOrdinal(other, package) > 0))
            {
                Move(other, package);
            }
        }
    }

    private IEnumerable<(string From, string To)> References() => messages.SelectMany(m => m.Fields.SelectMany(f => IdsIn(f.Type)).Select(id => (m.Id.Name, id.Name)))
        .Concat(services.SelectMany(s => s.Methods.SelectMany(m => IdsIn(m.Parameters[0].Type).Concat(IdsIn(m.Result!))).Select(id => (s.Id.Name, id.Name))))
        .Where(r => !WellKnownProtobuf.Has(r.Item2))
        .Select(r => (r.Item1, r.Item2));

    private static HashSet<string> Reachable(Dictionary<string, HashSet<string>> uses, string start)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var waiting = new Stack<string>([start]);
        while (waiting.Count > 0)
        {
            foreach (string next in uses.TryGetValue(waiting.Pop(), out HashSet<string>? targets) ? targets : [])
            {
                if (seen.Add(next))
                {
                    waiting.Push(next);
                }
            }
        }

        return seen;
    }

    private void Move(string package, string into)
    {
        foreach (string root in messages.Select(m => m.Id.Name).Concat(enums.Select(e => e.Id.Name)).Where(name => ScopeOf(name) == package && !_renamed.ContainsKey(name)).ToArray())
        {
            string wish = In(into, SimpleOf(root));
            string name = _messageNames.Contains(wish) || enums.Exists(e => e.Id.Name == wish) || services.Exists(s => s.Id.Name == wish) ? In(into, root.Replace('.', '_')) : wish;
            _renamed.Add(root, name);
            _messageNames.Add(name);
            diagnostics.Add(new ContractDiagnostic(
                ContractExporter.NotSayable,
                null,
                new([$"'{root}' is called '{name}', because the packages '{into}' and '{package}' use each other, which files of Protobuf must not"])));
        }
    }

    // Values of an enum stand beside it and not in it, so two enums may clash. A message around one of them parts them, as it is done by hand too.
    private void ResolveEnumValues()
    {
        HashSet<string> taken = new(
            services.Select(s => s.Id.Name)
                .Concat(messages.SelectMany(m => m.Fields.Select(f => In(NewName(m.Id.Name), f.Name)).Concat(m.OneOfs.Select(o => In(NewName(m.Id.Name), o))).Append(NewName(m.Id.Name))))
                .Concat(enums.Select(e => NewName(e.Id.Name))),
            StringComparer.Ordinal);
        foreach (IdlEnum @enum in enums.OrderBy(e => NewName(e.Id.Name), StringComparer.Ordinal).ToArray())
        {
            string name = NewName(@enum.Id.Name);
            string scope = ScopeOf(name);
            string[] values = [.. @enum.Values.Select(v => In(scope, v.Name))];
            if (!values.Any(taken.Contains))
            {
                taken.UnionWith(values);
                continue;
            }

            string wrapper = name + "Enum";
            while (!taken.Add(wrapper))
            {
                wrapper += "_";
            }

            _renamed[@enum.Id.Name] = In(wrapper, SimpleOf(name));
            _messageNames.Add(wrapper);
            messages.Add(new IdlMessage(ProtobufFields.Id(wrapper), IdlMessageKind.Struct, null, default, default, default, default, null, default, ProtobufFields.Nowhere));
        }
    }

    // What is inside of a type moves with it.
    private string NewName(string name)
    {
        for (string scope = name; scope.Length > 0; scope = ScopeOf(scope))
        {
            if (_renamed.TryGetValue(scope, out string? renamed))
            {
                return renamed + name.Substring(scope.Length);
            }
        }

        return name;
    }

    private static IEnumerable<IdlId> IdsIn(IdlType type) => type switch
    {
        IdlEnumType e => [e.Id],
        IdlMessageType m => [m.Id],
        IdlListType l => IdsIn(l.Element),
        IdlMapType m => IdsIn(m.Key).Concat(IdsIn(m.Value)),
        _ => [],
    };

    private static string ScopeOf(string name) => name.Substring(0, Math.Max(name.LastIndexOf('.'), 0));

    private static string SimpleOf(string name) => name.Substring(name.LastIndexOf('.') + 1);

    private static string In(string scope, string name) => scope.Length == 0 ? name : scope + "." + name;

    // The order in which things are placed is the order in the file.
    private SourceSpan Here(string path) => new(path, _order++, 0, 0, 0, 0, 0);
}
