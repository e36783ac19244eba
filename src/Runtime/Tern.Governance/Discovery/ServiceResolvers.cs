using Tern.Governance.Discovery;

namespace Tern;

/// <summary>The resolvers that Tern brings. Targets of <c>list</c>, <c>dns</c>, <c>tcp</c>, <c>unix</c> and <c>memory</c> need none to be added.</summary>
public static class ServiceResolvers
{
    /// <summary>Always the same instances, whatever the name of the service.</summary>
    /// <param name="scheme">Scheme of its targets.</param>
    /// <param name="instances">The instances, at least one.</param>
    public static IServiceResolver Static(string scheme, params IReadOnlyList<ServiceInstance> instances)
    {
        CheckScheme(scheme);
        ArgumentNullException.ThrowIfNull(instances);
        if (instances.Count == 0)
        {
            throw new ArgumentException("There is no instance; name at least one.", nameof(instances));
        }

        return new StaticResolver(scheme, new ResolvedService([.. instances]));
    }

    /// <summary>Addresses and service records of DNS. It is there for <c>dns</c> already; with a scheme or a look-up of your own, add it to <see cref="GovernanceOptions.Resolvers"/>.</summary>
    /// <param name="lookup">Where to look up names. <see langword="null"/>: <see cref="DnsLookup.System"/>.</param>
    /// <param name="scheme">Scheme of its targets.</param>
    public static IServiceResolver Dns(IDnsLookup? lookup = null, string scheme = "dns")
    {
        CheckScheme(scheme);
        return new DnsResolver(scheme, lookup ?? DnsLookup.System);
    }

    /// <summary>The answer of the first resolver that has one: the others are asked only if it fails or names no instance.</summary>
    /// <param name="scheme">Scheme of its targets; each resolver is asked for the same target under its own scheme.</param>
    /// <param name="resolvers">The resolvers, at least one.</param>
    public static IServiceResolver FirstOf(string scheme, params IReadOnlyList<IServiceResolver> resolvers) => new FirstResolver(scheme, Checked(scheme, resolvers));

    /// <summary>The instances of all resolvers together; where two name the same address, the first one's is taken. One that fails is left out as long as another answers.</summary>
    /// <inheritdoc cref="FirstOf"/>
    public static IServiceResolver Union(string scheme, params IReadOnlyList<IServiceResolver> resolvers) => new UnionResolver(scheme, Checked(scheme, resolvers));

    private static IServiceResolver[] Checked(string scheme, IReadOnlyList<IServiceResolver> resolvers)
    {
        CheckScheme(scheme);
        ArgumentNullException.ThrowIfNull(resolvers);
        if (resolvers.Count == 0 || resolvers.Any(static resolver => resolver is null))
        {
            throw new ArgumentException("There is no resolver, or one of them is null; name at least one.", nameof(resolvers));
        }

        return [.. resolvers];
    }

    private static void CheckScheme(string scheme)
    {
        ArgumentException.ThrowIfNullOrEmpty(scheme);
        if (scheme != scheme.ToLowerInvariant() || scheme.Contains(':', StringComparison.Ordinal))
        {
            throw new ArgumentException($"'{scheme}' is no scheme; write it in lower case and without '://'.", nameof(scheme));
        }
    }
}
