namespace Microsoft.AspNetCore.Builder;

/// <summary>Adds conventions to the endpoints of a mapped service. Not thread-safe.</summary>
public sealed class TernServiceEndpointConventionBuilder : IEndpointConventionBuilder
{
    private readonly Dictionary<string, IEndpointConventionBuilder> _methods;
    private readonly IReadOnlyList<IEndpointConventionBuilder> _all;
    private readonly string _service;

    internal TernServiceEndpointConventionBuilder(
        string service, Dictionary<string, IEndpointConventionBuilder> methods, IReadOnlyList<IEndpointConventionBuilder> all)
    {
        _service = service;
        _methods = methods;
        _all = all;
    }

    /// <summary>The endpoint of one method, for conventions of its own: <c>Method("Place").RequireAuthorization("buyers")</c>.</summary>
    /// <param name="name">Wire name of the method.</param>
    /// <exception cref="ArgumentException">The service has no such method; the message lists those that it has.</exception>
    public IEndpointConventionBuilder Method(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return _methods.TryGetValue(name, out IEndpointConventionBuilder? method)
            ? method
            : throw new ArgumentException($"{_service} has no method \"{name}\". It has: {string.Join(", ", _methods.Keys)}.", nameof(name));
    }

    /// <inheritdoc/>
    public void Add(Action<EndpointBuilder> convention)
    {
        foreach (IEndpointConventionBuilder endpoint in _all)
        {
            endpoint.Add(convention);
        }
    }

    /// <inheritdoc/>
    public void Finally(Action<EndpointBuilder> finallyConvention)
    {
        foreach (IEndpointConventionBuilder endpoint in _all)
        {
            endpoint.Finally(finallyConvention);
        }
    }
}
