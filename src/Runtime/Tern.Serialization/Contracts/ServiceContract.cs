using System.Runtime.CompilerServices;

namespace Tern.Serialization;

/// <summary>What is generated for a service interface: its client and its methods. One instance per interface and process.</summary>
/// <typeparam name="TService">The annotated interface.</typeparam>
public abstract class ServiceContract<TService> : IServiceContract
    where TService : class
{
    private static ServiceContract<TService>? s_registered;

    /// <inheritdoc/>
    public abstract string Name { get; }

    /// <summary>Creates a client over an invoker.</summary>
    public abstract TService CreateClient(IRpcInvoker invoker);

    /// <summary>Shows every method, inherited ones first.</summary>
    public abstract void Accept(IServiceMethodVisitor<TService> visitor);

    /// <inheritdoc/>
    public abstract void Describe(IProtobufSchemaVisitor visitor);

    /// <summary>Called by the module initialiser of the assembly that declares the interface.</summary>
    public static void Register(ServiceContract<TService> contract) => s_registered = contract;

    /// <summary>Finds what was generated for the interface.</summary>
    /// <exception cref="InvalidOperationException">Nothing was generated.</exception>
    public static ServiceContract<TService> Get()
    {
        if (s_registered is null)
        {
            // Naming an interface does not run the module initialiser of its assembly; this does. Under NativeAOT all of them have run at start.
            RuntimeHelpers.RunModuleConstructor(typeof(TService).Module.ModuleHandle);
        }

        return s_registered ?? throw new InvalidOperationException(
            $"No client or server code was generated for {typeof(TService)}. Mark it with [RpcService] and let the project that declares it reference the Tern package.");
    }
}
