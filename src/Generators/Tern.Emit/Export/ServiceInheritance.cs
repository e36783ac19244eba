using Tern.Schema;

namespace Tern.Emit.Export;

/// <summary>Finds which services extend which: a model has all methods of its interface, whoever declares them.</summary>
internal static class ServiceInheritance
{
    /// <summary>Each service, the one that it extends, and the methods that it adds. Of several bases the one with the most methods; the methods of others are its own.</summary>
    public static IEnumerable<(ServiceModel Service, ServiceModel? Base, EquatableArray<MethodModel> Own)> Of(EquatableArray<ServiceModel> services)
    {
        foreach (ServiceModel service in services)
        {
            ServiceModel? parent = services
                .Where(other => other != service && other.Methods.Count > 0 && IsBase(other, service))
                .OrderByDescending(other => other.Methods.Count)
                .ThenBy(other => other.WireName, StringComparer.Ordinal)
                .FirstOrDefault();
            HashSet<string> inherited = new(parent?.Methods.Select(m => m.WireName) ?? [], StringComparer.Ordinal);
            yield return (service, parent, service.Methods.Where(m => !inherited.Contains(m.WireName)).ToEquatableArray());
        }
    }

    private static bool IsBase(ServiceModel candidate, ServiceModel service)
        => service.Methods.Any(m => m.Interface == candidate.Name)
            && candidate.Methods.All(m => service.Methods.Any(own => own.WireName == m.WireName && own.Interface == m.Interface));
}
