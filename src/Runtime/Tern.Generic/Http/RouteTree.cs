namespace Tern.Generic;

/// <summary>Routes by the segments of their paths. A text wins over a parameter, and a parameter over the rest of a path. Thread-safe once built.</summary>
internal sealed class RouteTree
{
    private readonly Node _root = new();

    /// <summary>Adds a route.</summary>
    /// <exception cref="ArgumentException">The pattern is wrong, or there is a route of the same shape.</exception>
    public void Add(HttpRoute route)
    {
        if (!route.Pattern.StartsWith('/'))
        {
            throw Wrong(route, "must begin with a slash");
        }

        string[] segments = Split(route.Pattern);
        HashSet<string> names = new(StringComparer.Ordinal);
        Node node = _root;
        for (int i = 0; i < segments.Length; i++)
        {
            string segment = segments[i];
            bool isRest = segment.StartsWith('*');
            if (isRest && i < segments.Length - 1)
            {
                throw Wrong(route, "has a part behind the rest of the path");
            }

            if ((isRest || segment.StartsWith(':')) && (segment.Length == 1 || !names.Add(segment[1..])))
            {
                throw Wrong(route, "has a parameter without a name, or two of one name");
            }

            node = isRest ? node.Rest ??= new Node() : segment.StartsWith(':') ? node.Parameter ??= new Node() : node.Text(segment);
        }

        if (node.Routes.TryGetValue(route.Verb, out HttpRoute? other))
        {
            throw new ArgumentException($"{route.Method.FullName} and {other.Method.FullName} have the same route: {route.Verb} {route.Pattern} and {other.Pattern}.");
        }

        node.Routes.Add(route.Verb, route);
    }

    /// <summary>The route of a request; <see langword="null"/> if there is none.</summary>
    public HttpMatch? Find(string verb, string path)
    {
        string[] segments = Split(path);
        HttpRoute? route = Find(_root, segments, 0, verb);
        return route is null ? null : new HttpMatch(route, ValuesOf(route, segments));
    }

    /// <summary>Verbs for which a path has a route.</summary>
    public IReadOnlyList<string> Verbs(string path)
    {
        SortedSet<string> verbs = new(StringComparer.Ordinal);
        Collect(_root, Split(path), 0, verbs);
        return [.. verbs];
    }

    private static HttpRoute? Find(Node node, string[] segments, int index, string verb)
    {
        if (index == segments.Length)
        {
            return node.Route(verb) ?? node.Rest?.Route(verb);
        }

        return (node.Texts.TryGetValue(segments[index], out Node? text) ? Find(text, segments, index + 1, verb) : null)
            ?? (node.Parameter is { } parameter && segments[index].Length > 0 ? Find(parameter, segments, index + 1, verb) : null)
            ?? node.Rest?.Route(verb);
    }

    private static void Collect(Node node, string[] segments, int index, SortedSet<string> verbs)
    {
        verbs.UnionWith(node.Rest?.Routes.Keys ?? Enumerable.Empty<string>());
        if (index == segments.Length)
        {
            verbs.UnionWith(node.Routes.Keys);
            return;
        }

        if (node.Texts.TryGetValue(segments[index], out Node? text))
        {
            Collect(text, segments, index + 1, verbs);
        }

        if (node.Parameter is { } parameter && segments[index].Length > 0)
        {
            Collect(parameter, segments, index + 1, verbs);
        }
    }

    private static Dictionary<string, string> ValuesOf(HttpRoute route, string[] segments)
    {
        Dictionary<string, string> values = new(StringComparer.Ordinal);
        string[] pattern = Split(route.Pattern);
        for (int i = 0; i < pattern.Length; i++)
        {
            if (pattern[i].StartsWith(':'))
            {
                values[pattern[i][1..]] = Uri.UnescapeDataString(segments[i]);
            }
            else if (pattern[i].StartsWith('*'))
            {
                values[pattern[i][1..]] = Uri.UnescapeDataString(string.Join('/', segments.Skip(i)));
            }
        }

        return values;
    }

    // A slash at the end makes no difference.
    private static string[] Split(string path) => path.Trim('/') is { Length: > 0 } inner ? inner.Split('/') : [];

    private static ArgumentException Wrong(HttpRoute route, string problem) => new($"The route \"{route.Pattern}\" of {route.Method.FullName} {problem}.");

    private sealed class Node
    {
        public Dictionary<string, Node> Texts { get; } = new(StringComparer.Ordinal);

        public Dictionary<string, HttpRoute> Routes { get; } = new(StringComparer.Ordinal);

        public Node? Parameter { get; set; }

        public Node? Rest { get; set; }

        public Node Text(string segment)
        {
            if (!Texts.TryGetValue(segment, out Node? node))
            {
                node = new Node();
                Texts.Add(segment, node);
            }

            return node;
        }

        public HttpRoute? Route(string verb) => Routes.GetValueOrDefault(verb) ?? Routes.GetValueOrDefault(HttpMapping.AnyVerb);
    }
}
