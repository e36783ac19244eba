using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Tern.Generators.CSharp;

namespace Tern.Analyzers.Calls;

/// <summary>A service that a compilation can see.</summary>
/// <param name="Type">Its interface.</param>
/// <param name="WireName">Its name, with its package.</param>
/// <param name="Methods">Its methods, inherited ones too.</param>
internal sealed record Service(INamedTypeSymbol Type, string WireName, ImmutableArray<IMethodSymbol> Methods)
{
    public static Service Of(INamedTypeSymbol type)
        => new(
            type,
            ServiceParser.WireNameOf(type),
            [.. type.AllInterfaces.Insert(0, type).SelectMany(i => i.GetMembers().OfType<IMethodSymbol>()).Where(m => m is { IsStatic: false, IsAbstract: true, MethodKind: MethodKind.Ordinary })]);
}

/// <summary>The services of a compilation and of the assemblies that it references, as far as they know Tern.</summary>
internal sealed class ServiceTable
{
    private readonly ImmutableArray<Service> _services;

    private ServiceTable(ImmutableArray<Service> services) => _services = services;

    public static ServiceTable Read(Compilation compilation)
    {
        ImmutableArray<Service>.Builder found = ImmutableArray.CreateBuilder<Service>();
        Collect(compilation.Assembly.GlobalNamespace, found);
        foreach (IAssemblySymbol assembly in compilation.SourceModule.ReferencedAssemblySymbols)
        {
            // A contract names Tern's attributes, so its assembly references them; the class library need not be walked.
            if (!assembly.Name.StartsWith("Tern.", StringComparison.Ordinal) && assembly.Modules.Any(m => m.ReferencedAssemblies.Any(r => r.Name == "Tern.Abstractions")))
            {
                Collect(assembly.GlobalNamespace, found);
            }
        }

        return new ServiceTable(found.ToImmutable());
    }

    /// <summary>The methods that the key of a policy names: <c>Place</c>, or <c>shop.Catalog/Place</c>.</summary>
    public IEnumerable<IMethodSymbol> MethodsNamed(string key)
    {
        int slash = key.IndexOf('/');
        string? service = slash < 0 ? null : key.Substring(0, slash);
        string name = key.Substring(slash + 1);
        return _services
            .Where(s => service is null || s.WireName == service)
            .SelectMany(s => s.Methods)
            .Where(m => RpcMethods.WireNameOf(m) == name)
            .Distinct<IMethodSymbol>(SymbolEqualityComparer.Default);
    }

    private static void Collect(INamespaceOrTypeSymbol container, ImmutableArray<Service>.Builder found)
    {
        foreach (ISymbol member in container.GetMembers())
        {
            if (member is INamedTypeSymbol { TypeKind: TypeKind.Interface } type && type.HasAttribute(ContractNames.RpcService))
            {
                found.Add(Service.Of(type));
            }

            if (member is INamespaceOrTypeSymbol inner && (member is INamespaceSymbol || !inner.GetTypeMembers().IsEmpty))
            {
                Collect(inner, found);
            }
        }
    }
}
