namespace Tern.Serialization;

/// <summary>Receives each method of a service with its types, so that a server can bind it without reflection.</summary>
public interface IServiceMethodVisitor<TService>
    where TService : class
{
    /// <summary>Receives one unary or one-way method.</summary>
    void Visit<TArguments, TReply>(ServiceMethod<TService, TArguments, TReply> method)
        where TArguments : struct, IRpcArguments;

    /// <summary>Receives one streaming method.</summary>
    void Visit<TRequest, TReply>(ServiceStreamMethod<TService, TRequest, TReply> method);
}
