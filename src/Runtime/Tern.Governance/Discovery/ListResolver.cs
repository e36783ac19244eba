namespace Tern.Governance.Discovery;

/// <summary>Instances that stand in the target itself: <c>list:///10.0.0.1:8888,10.0.0.2:8888?weights=10,20</c>, or the address of a single server.</summary>
internal sealed class ListResolver(string scheme) : IServiceResolver
{
    public const string List = "list";

    public string Scheme => scheme;

    public ValueTask<ResolvedService> ResolveAsync(ServiceTarget target, CancellationToken cancellationToken)
    {
        if (scheme != List)
        {
            return new(new ResolvedService([new ServiceInstance(Address(target))]));
        }

        string[] addresses = target.Name.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        string[] weights = target.Query.TryGetValue("weights", out string? text) ? text.Split(',') : [];
        return new(new ResolvedService([.. addresses.Select((address, i) => new ServiceInstance(address) { Weight = WeightAt(target, weights, i) })]));
    }

    // What is a path in a target may be the address of a server: unix:///run/catalog.sock.
    private static string Address(ServiceTarget target) =>
        $"{target.Scheme}://{target.Authority}{(target.Name.Length == 0 ? "" : "/" + target.Name)}";

    private static int WeightAt(ServiceTarget target, string[] weights, int index)
    {
        if (index >= weights.Length)
        {
            return ServiceInstance.DefaultWeight;
        }

        return int.TryParse(weights[index], System.Globalization.CultureInfo.InvariantCulture, out int weight)
            ? weight
            : throw new FormatException($"'{weights[index]}' in '{target}' is no weight; weights are whole numbers.");
    }
}
