using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Tern.Generators.CSharp;

namespace Tern.Analyzers.Calls;

/// <summary>What the rules about calls know of a compilation: Tern's types, and which methods are calls. Found once per compilation; thread-safe.</summary>
internal sealed class RpcSymbols
{
    // Analyzers that look at the same compilation share it.
    private static readonly ConditionalWeakTable<Compilation, RpcSymbols> s_found = new();

    private readonly ConcurrentDictionary<ITypeSymbol, bool> _services = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<IMethodSymbol, bool> _handlers = new(SymbolEqualityComparer.Default);
    private readonly Lazy<ServiceTable> _all;
    private ContractNamesInSight? _names;

    private RpcSymbols(Compilation compilation)
    {
        Compilation = compilation;
        Channel = compilation.GetTypeByMetadataName("Tern.RpcChannel");
        ChannelOptions = compilation.GetTypeByMetadataName("Tern.RpcChannelOptions");
        CallContext = compilation.GetTypeByMetadataName("Tern.CallContext");
        Exception = compilation.GetTypeByMetadataName("Tern.RpcException");
        Governance = compilation.GetTypeByMetadataName("Tern.GovernanceOptions");
        Policy = compilation.GetTypeByMetadataName("Tern.MethodPolicyOptions");
        Retry = compilation.GetTypeByMetadataName("Tern.RetryOptions");
        Backup = compilation.GetTypeByMetadataName("Tern.BackupOptions");
        CancellationToken = compilation.GetTypeByMetadataName("System.Threading.CancellationToken");
        _all = new Lazy<ServiceTable>(() => ServiceTable.Read(compilation));
    }

    public Compilation Compilation { get; }

    public INamedTypeSymbol? Channel { get; }

    public INamedTypeSymbol? ChannelOptions { get; }

    public INamedTypeSymbol? CallContext { get; }

    public INamedTypeSymbol? Exception { get; }

    public INamedTypeSymbol? Governance { get; }

    public INamedTypeSymbol? Policy { get; }

    public INamedTypeSymbol? Retry { get; }

    public INamedTypeSymbol? Backup { get; }

    public INamedTypeSymbol? CancellationToken { get; }

    /// <summary>Every service that the compilation can see; read when it is first asked for.</summary>
    public ServiceTable Services => _all.Value;

    /// <summary>The symbols, or <see langword="null"/> where Tern is not referenced.</summary>
    public static RpcSymbols? Find(Compilation compilation)
        => compilation.GetTypeByMetadataName(ContractNames.RpcService) is null ? null : s_found.GetValue(compilation, static c => new RpcSymbols(c));

    /// <summary>The names by which code can use the contracts in sight; read when they are first asked for.</summary>
    public ContractNamesInSight NamesInSight(CancellationToken cancellationToken) => _names ??= ContractNamesInSight.Read(Compilation, cancellationToken);

    /// <summary>Whether a type is an annotated interface.</summary>
    public bool IsService(ITypeSymbol? type)
        => type is INamedTypeSymbol { TypeKind: TypeKind.Interface } named && _services.GetOrAdd(named.OriginalDefinition, static t => t.HasAttribute(ContractNames.RpcService));

    /// <summary>Whether an operation is a call of a contract method through its interface. A call on a class that implements it stays in the process.</summary>
    public bool IsCall(IOperation? operation)
        => operation is IInvocationOperation { TargetMethod: { IsStatic: false, IsAbstract: true, ContainingType: { TypeKind: TypeKind.Interface } declaring } } call
            && (IsService(declaring) || IsService(call.Instance?.Type));

    /// <summary>Whether a method answers calls: it implements a method of a service, or of one of its base interfaces.</summary>
    public bool IsHandler(ISymbol? symbol)
    {
        for (ISymbol? current = symbol; current is IMethodSymbol method; current = method.ContainingSymbol)
        {
            if (method.MethodKind is MethodKind.Ordinary or MethodKind.ExplicitInterfaceImplementation)
            {
                return _handlers.GetOrAdd(method, Implements);
            }
        }

        return false;
    }

    private bool Implements(IMethodSymbol method)
    {
        if (method.IsStatic || method.ContainingType is not { TypeKind: TypeKind.Class or TypeKind.Struct } type || type.AllInterfaces.IsEmpty)
        {
            return false;
        }

        foreach (INamedTypeSymbol service in type.AllInterfaces.Where(IsService))
        {
            foreach (IMethodSymbol declared in service.AllInterfaces.Append(service).SelectMany(i => i.GetMembers().OfType<IMethodSymbol>()))
            {
                if (declared.IsAbstract && SymbolEqualityComparer.Default.Equals(type.FindImplementationForInterfaceMember(declared), method))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
