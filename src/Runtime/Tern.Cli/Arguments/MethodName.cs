using Tern.Generic;

namespace Tern.Cli;

/// <summary>A method as it was typed: <c>shop.Catalog/Get</c>, <c>shop.Catalog.Get</c>, <c>Catalog/Get</c> or <c>Get</c>.</summary>
internal static class MethodName
{
    /// <summary>The service in front of the slash; <see langword="null"/> if there is none.</summary>
    public static string? ServiceOf(string name) => name.LastIndexOf('/') is > 0 and int slash ? name[..slash] : null;

    /// <summary>The method of a name.</summary>
    /// <exception cref="CliException">There is none, or several.</exception>
    public static GenericMethod Find(GenericContract contract, string name)
    {
        if (contract.Services.Count == 0)
        {
            throw new CliException("The contract has no services.");
        }

        try
        {
            if (ServiceOf(name) is { } service)
            {
                return contract.GetService(service).GetMethod(name[(service.Length + 1)..]);
            }

            GenericMethod[] found = [.. contract.Services.SelectMany(static known => known.Methods.Select(method => (known, method)))
                .Where(pair => pair.method.Name == name || $"{pair.known.Name}.{pair.method.Name}" == name || $"{pair.known.Definition.Id.SimpleName}.{pair.method.Name}" == name)
                .Select(static pair => pair.method)
                .DistinctBy(static method => method.FullName)];
            return found.Length switch
            {
                1 => found[0],
                0 when contract.Services.Count == 1 => contract.Services[0].GetMethod(name[(name.LastIndexOf('.') + 1)..]),
                0 => throw new CliException($"No service has a method \"{name}\". There is: {string.Join(", ", contract.Services.Select(static known => known.Name))}. 'tern describe' lists their methods."),
                _ => throw new CliException($"\"{name}\" is a method of several services: {string.Join(", ", found.Select(static method => method.FullName))}. Name one of these."),
            };
        }
        catch (ArgumentException unknown)
        {
            throw new CliException(unknown.Message.Split(" (Parameter", 2)[0]);
        }
    }
}
