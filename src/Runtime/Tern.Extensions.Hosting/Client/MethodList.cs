using Tern.Serialization;

namespace Tern.Extensions.Hosting;

/// <summary>The methods of a contract.</summary>
internal sealed class MethodList<TService> : IServiceMethodVisitor<TService>
    where TService : class
{
    private readonly List<RpcMethod> _methods = [];

    /// <summary>The methods; <see langword="null"/> if nothing was generated for the interface, which whoever asks for its client is told.</summary>
    public static IReadOnlyList<RpcMethod>? Read()
    {
        ServiceContract<TService> contract;
        try
        {
            contract = ServiceContract<TService>.Get();
        }
        catch (InvalidOperationException)
        {
            return null;
        }

        var list = new MethodList<TService>();
        contract.Accept(list);
        return list._methods;
    }

    void IServiceMethodVisitor<TService>.Visit<TArguments, TReply>(ServiceMethod<TService, TArguments, TReply> method) => _methods.Add(method);

    void IServiceMethodVisitor<TService>.Visit<TRequest, TReply>(ServiceStreamMethod<TService, TRequest, TReply> method) => _methods.Add(method);
}
