namespace Tern.Grpc.Descriptors;

/// <summary>Finds which types belong to one file: the strongly connected parts of the graph of their references (Tarjan).</summary>
internal sealed class FileGrouper
{
    private readonly Dictionary<string, DescribedType> _rootOf = new(StringComparer.Ordinal);
    private readonly Dictionary<DescribedType, (int Index, int Low)> _visited = [];
    private readonly Stack<DescribedType> _open = new();
    private readonly HashSet<DescribedType> _isOpen = [];
    private readonly List<FileGroup> _groups = [];

    private FileGrouper()
    {
    }

    /// <summary>Makes the groups.</summary>
    /// <param name="types">All types by name.</param>
    public static List<FileGroup> Group(SortedDictionary<string, DescribedType> types)
    {
        var grouper = new FileGrouper();
        foreach (DescribedType type in types.Values)
        {
            type.Nested.Clear();
        }

        foreach (DescribedType type in types.Values)
        {
            string? scope = ProtoName.ScopesOf(type.Name).LastOrDefault(types.ContainsKey);
            if (scope is not null)
            {
                types[scope].Nested.Add(type);
            }

            grouper._rootOf.Add(type.Name, scope is null ? type : grouper._rootOf[scope]);
        }

        foreach (DescribedType root in grouper._rootOf.Values.Distinct())
        {
            if (!grouper._visited.ContainsKey(root))
            {
                grouper.Visit(root);
            }
        }

        return grouper._groups;
    }

    private void Visit(DescribedType root)
    {
        int index = _visited.Count;
        int low = index;
        _visited[root] = (index, low);
        _open.Push(root);
        _isOpen.Add(root);
        foreach (DescribedType other in References(root))
        {
            if (!_visited.TryGetValue(other, out (int Index, int Low) known))
            {
                Visit(other);
                low = Math.Min(low, _visited[other].Low);
            }
            else if (_isOpen.Contains(other))
            {
                low = Math.Min(low, known.Index);
            }
        }

        _visited[root] = (index, low);
        if (low == index)
        {
            Close(root);
        }
    }

    private void Close(DescribedType root)
    {
        var group = new FileGroup();
        DescribedType member;
        do
        {
            member = _open.Pop();
            _isOpen.Remove(member);
            group.Roots.Add(member);
        }
        while (member != root);

        group.Roots.Sort(static (left, right) => string.CompareOrdinal(left.Name, right.Name));
        _groups.Add(group);
    }

    private IEnumerable<DescribedType> References(DescribedType root) => root.All
        .SelectMany(static type => type.Fields)
        .Select(field => field.TypeName is { } name ? RootOf(name[1..]) : null)
        .OfType<DescribedType>()
        .Distinct();

    // Messages that only a field needs are found by what is around them.
    private DescribedType? RootOf(string name) =>
        _rootOf.GetValueOrDefault(name) ?? (ProtoName.ScopesOf(name).LastOrDefault(_rootOf.ContainsKey) is { } scope ? _rootOf[scope] : null);
}
