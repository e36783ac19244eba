// case: neg-builder-complete
// category: negative-builder
// rationale: a fluent builder keeps null! members until Build, which fills or rejects every one; with-expressions replace members by non-null values
// csc: silent

namespace NullSafety.Blind22a.NegBuilderComplete;

public sealed record Route(string Pattern, Func<string, string> Handler, string[] Verbs)
{
    public Route Also(string verb) => this with { Verbs = [.. Verbs, verb] };
}

public sealed class RouteBuilder
{
    private string _pattern = null!;
    private Func<string, string> _handler = null!;
    private List<string> _verbs = null!;

    public RouteBuilder At(string pattern)
    {
        _pattern = pattern;
        return this;
    }

    public RouteBuilder Do(Func<string, string> handler)
    {
        _handler = handler;
        return this;
    }

    public RouteBuilder On(params ReadOnlySpan<string> verbs)
    {
        _verbs ??= new List<string>();
        foreach (var verb in verbs)
        {
            _verbs.Add(verb.ToUpperInvariant());
        }

        return this;
    }

    public Route Build()
    {
        if (string.IsNullOrEmpty(_pattern))
        {
            throw new InvalidOperationException("pattern missing");
        }

        _handler ??= static path => path;
        return new Route(_pattern.Trim('/'), _handler, _verbs?.ToArray() ?? ["GET"]);
    }
}

public sealed class Router
{
    private readonly Dictionary<string, Route> _routes = new();

    public Router Map(Action<RouteBuilder> configure)
    {
        var builder = new RouteBuilder();
        configure(builder);
        var route = builder.Build();
        _routes[route.Pattern] = route;
        return this;
    }

    public int Serve(string path)
        => _routes.TryGetValue(path, out var r) ? r.Handler(path).Length + r.Verbs.Length : 404;
}

public static class Case
{
    public static void DemoDefaults() => new Router().Map(b => b.At("/ping")).Serve("ping");

    public static void DemoExplicit()
        => new Router().Map(b => b.On("get", "put").At("/echo").Do(p => p + p)).Serve("echo");

    public static void DemoUnknown() => new Router().Map(b => b.At("/ping")).Serve("pong");

    public static void DemoWith()
    {
        var route = new RouteBuilder().At("/x").Build().Also("HEAD");
        _ = route.Verbs[1].Length + route.Handler("x").Length;
    }

    public static void DemoMissingPattern()
    {
        try
        {
            new RouteBuilder().Build();
        }
        catch (InvalidOperationException e)
        {
            _ = e.Message.Length;
        }
    }
}
