namespace Tern.Governance.Discovery;

/// <summary>Always the same answer.</summary>
internal sealed class StaticResolver(string scheme, ResolvedService answer) : IServiceResolver
{
    public string Scheme => scheme;

    public ValueTask<ResolvedService> ResolveAsync(ServiceTarget target, CancellationToken cancellationToken) => new(answer);
}
