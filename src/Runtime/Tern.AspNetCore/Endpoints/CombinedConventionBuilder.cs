using Microsoft.AspNetCore.Builder;

namespace Tern.AspNetCore;

/// <summary>Adds conventions to the endpoints of two services. Not thread-safe.</summary>
internal sealed class CombinedConventionBuilder(IEndpointConventionBuilder first, IEndpointConventionBuilder second) : IEndpointConventionBuilder
{
    public void Add(Action<EndpointBuilder> convention)
    {
        first.Add(convention);
        second.Add(convention);
    }

    public void Finally(Action<EndpointBuilder> finallyConvention)
    {
        first.Finally(finallyConvention);
        second.Finally(finallyConvention);
    }
}
