using Tern.Protocols;
using Tern.Serialization;

namespace Tern.Server;

/// <summary>A service that was added to a builder.</summary>
internal abstract class ServiceRegistration
{
    public abstract IServiceContract Contract { get; }

    public string Name => Contract.Name;

    public abstract IReadOnlyList<BoundMethod> Bind(IReadOnlyList<RpcMiddleware> middleware, StreamMessages? messages, ServerGates gates, RequestValidation validation);
}

/// <summary>A service with its type; binds each method without reflection.</summary>
internal sealed class ServiceRegistration<TService>(ServiceSource<TService> source, ServiceContract<TService> contract) : ServiceRegistration
    where TService : class
{
    public override IServiceContract Contract => contract;

    public override IReadOnlyList<BoundMethod> Bind(IReadOnlyList<RpcMiddleware> middleware, StreamMessages? messages, ServerGates gates, RequestValidation validation)
    {
        var binder = new Binder(source, middleware, messages, gates, validation);
        contract.Accept(binder);
        return binder.Methods;
    }

    private sealed class Binder(
        ServiceSource<TService> source, IReadOnlyList<RpcMiddleware> middleware, StreamMessages? messages, ServerGates gates, RequestValidation validation) : IServiceMethodVisitor<TService>
    {
        public List<BoundMethod> Methods { get; } = [];

        public void Visit<TArguments, TReply>(ServiceMethod<TService, TArguments, TReply> method)
            where TArguments : struct, IRpcArguments => Methods.Add(new BoundMethod<TService, TArguments, TReply>(method, source, middleware, gates.Of(method), validation));

        public void Visit<TRequest, TReply>(ServiceStreamMethod<TService, TRequest, TReply> method) =>
            Methods.Add(new BoundStreamMethod<TService, TRequest, TReply>(method, source, middleware, messages, gates.Of(method), validation));
    }
}
