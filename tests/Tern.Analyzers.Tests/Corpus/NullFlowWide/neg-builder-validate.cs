// case: neg-builder-validate
// category: negative-builder
// rationale: a builder whose Validate throws before members are used, and one that fills defaults
// csc: false-positive

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.NegBuilderValidate;

public sealed record Endpoint(string Host, string Path, string Method);

public sealed class EndpointBuilder
{
    private string? _host;
    private string? _path;
    private string? _method;

    public EndpointBuilder Host(string host)
    {
        _host = host;
        return this;
    }

    public EndpointBuilder Path(string path)
    {
        _path = path;
        return this;
    }

    private void Validate()
    {
        if (_host is null || _path is null)
        {
            throw new InvalidOperationException("incomplete");
        }
    }

    private void ApplyDefaults()
    {
        _method ??= "GET";
    }

    public Endpoint Build()
    {
        Validate();
        ApplyDefaults();
        return new Endpoint(_host.TrimEnd('/'), _path.TrimStart('/'), _method.ToUpperInvariant()); // csc-false
    }

    public string Preview()
    {
        Validate();
        return _host.Length + "/" + _path!.Length; // csc-false
    }
}

public static class Case
{
    private static Endpoint Make() => new EndpointBuilder().Host("h/").Path("/p").Build();

    public static int Demo1() => Make().Host.Length + Make().Path.Length + Make().Method.Length;

    public static string Demo2() => new EndpointBuilder().Host("h").Path("p").Preview();
}
