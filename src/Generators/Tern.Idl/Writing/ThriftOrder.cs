using Tern.Schema.Idl;

namespace Tern.Idl.Writing;

/// <summary>Puts definitions in the order of the file, but behind what they need: Apache's compiler resolves constants, bases and exceptions while it reads.</summary>
internal static class ThriftOrder
{
    /// <summary>The definitions of a file: typedefs, constants, enums, messages and services.</summary>
    public static IReadOnlyList<object> Of(IdlFile file)
    {
        List<Definition> all =
        [
            .. file.Enums.Select(e => new Definition(e, e.Id, e.Where.File, e.Where.Start, [])),
            .. file.Typedefs.Select(t => new Definition(t, t.Id, t.Where.File, t.Where.Start, [.. UsedTypes.Of(t.Type)])),
            .. file.Constants.Select(c => new Definition(c, c.Id, c.Where.File, c.Where.Start, [.. UsedTypes.Of(c.Type), .. UsedTypes.Of(c.Value)])),
            .. file.Messages.Select(m => new Definition(m, m.Id, m.Where.File, m.Where.Start, [.. m.Fields.Where(f => f.Default is not null).SelectMany(f => UsedTypes.Of(f.Type).Concat(UsedTypes.Of(f.Default)))])),
            .. file.Services.Select(s => new Definition(s, s.Id, s.Where.File, s.Where.Start, [.. s.Methods.SelectMany(UsedTypes.Of), .. s.Extends is { } parent ? new[] { parent } : []])),
        ];

        // What was not read from this file comes in the order of its lists.
        if (all.TrueForAll(d => d.File == file.Path))
        {
            all = [.. all.OrderBy(d => d.Start)];
        }

        var byId = all.GroupBy(d => d.Id).ToDictionary(g => g.Key, g => g.First());
        var ordered = new List<object>(all.Count);
        var visited = new HashSet<Definition>();
        foreach (Definition definition in all)
        {
            Visit(definition, byId, visited, ordered);
        }

        return ordered;
    }

    // A stack of its own: how deep definitions need each other is up to the file.
    private static void Visit(Definition start, Dictionary<IdlId, Definition> byId, HashSet<Definition> visited, List<object> ordered)
    {
        if (!visited.Add(start))
        {
            return;
        }

        var stack = new Stack<(Definition Definition, int Next)>();
        stack.Push((start, 0));
        while (stack.Count > 0)
        {
            (Definition definition, int next) = stack.Pop();
            if (next == definition.Needs.Count)
            {
                ordered.Add(definition.Node);
                continue;
            }

            stack.Push((definition, next + 1));
            if (byId.TryGetValue(definition.Needs[next], out Definition? needed) && visited.Add(needed))
            {
                stack.Push((needed, 0));
            }
        }
    }

    private sealed class Definition(object node, IdlId id, string file, int start, IReadOnlyList<IdlId> needs)
    {
        public object Node => node;

        public IdlId Id => id;

        public string File => file;

        public int Start => start;

        public IReadOnlyList<IdlId> Needs => needs;
    }
}
