// case: neg-route-builder
// category: negative-object-state
// rationale: the builder has empty members until Build checks them; copies and defaults restore what was blanked
// csc: silent

namespace NullSafety.NegRouteBuilder;

public sealed record Route(string Verb, string Path)
{
    public Func<string, string> Handler { get; init; } = null!;
    public string[] Tags { get; init; } = [];
}

public sealed class RouteBuilder
{
    private string _verb = null!;
    private string _path = null!;
    private Func<string, string> _handler = null!;
    private List<string> _tags = null!;

    public RouteBuilder Get(string path)
    {
        _verb = "GET";
        _path = path;
        return this;
    }

    public RouteBuilder Tag(string tag)
    {
        (_tags ??= []).Add(tag);
        return this;
    }

    public RouteBuilder To(Func<string, string> handler)
    {
        _handler = handler;
        return this;
    }

    public Route Build()
    {
        if (_path == null)
            throw new InvalidOperationException("no path");
        _handler ??= _ => "not implemented";
        return new Route(_verb, _path.TrimEnd('/')) { Handler = _handler, Tags = _tags?.ToArray() ?? [] };
    }
}

public sealed class Router
{
    private readonly List<Route> _routes = [];

    public Router Add(Route route)
    {
        _routes.Add(route.Handler is null ? route with { Handler = s => s } : route);
        return this;
    }

    public string Dispatch(string path)
    {
        Route hit = null!;
        bool found = false;
        foreach (var r in _routes)
        {
            if (!path.StartsWith(r.Path, StringComparison.Ordinal))
                continue;
            if (found && r.Path.Length <= hit.Path.Length)
                continue;
            hit = r;
            found = true;
        }

        return found ? hit.Handler(path) + hit.Tags.Length : "404";
    }
}

public static class Case
{
    private static Router Site() => new Router()
        .Add(new RouteBuilder().Get("/a/").To(p => p.ToUpperInvariant()).Tag("x").Build())
        .Add(new RouteBuilder().Get("/a/b").Build())
        .Add(new Route("GET", "/raw"));

    public static void DemoHit() => Console.WriteLine(Site().Dispatch("/a/c") + Site().Dispatch("/a/b/c"));
    public static void DemoRaw() => Console.WriteLine(Site().Dispatch("/raw/1"));
    public static void DemoMiss() => Console.WriteLine(Site().Dispatch("/zzz"));
}
