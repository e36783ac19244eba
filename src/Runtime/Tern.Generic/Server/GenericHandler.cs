namespace Tern.Generic;

/// <summary>Answers the calls of services that are known from IDL. Derive from it and override what the services need; it must be thread-safe.</summary>
/// <typeparam name="TBody">
/// The form of requests and answers: <see cref="GenericJson"/>, <see cref="IReadOnlyDictionary{TKey, TValue}"/> of <see cref="string"/> and <see cref="object"/>, or
/// <see cref="ReadOnlyMemory{T}"/> of <see cref="byte"/>.
/// </typeparam>
/// <remarks>
/// Throw <see cref="GenericException"/> for an exception that the method declares, <see cref="RpcBizException"/> for a business answer, <see cref="RpcException"/> for a code.
/// </remarks>
public abstract class GenericHandler<TBody>
{
    /// <summary>Answers a call with one request and one answer, or none.</summary>
    /// <param name="method">The method that is called.</param>
    /// <param name="request">What the caller sent.</param>
    /// <param name="context">What surrounds the call.</param>
    /// <returns>The answer; of a method without one it is ignored if it is <c>{}</c> or empty, and an error if it is not.</returns>
    public virtual ValueTask<TBody> InvokeAsync(GenericMethod method, TBody request, CallContext context) => throw NotAnswered(method);

    /// <summary>Answers a call with one request and a stream of answers.</summary>
    /// <inheritdoc cref="InvokeAsync" path="/param"/>
    public virtual IAsyncEnumerable<TBody> ServerStreamAsync(GenericMethod method, TBody request, CallContext context) => throw NotAnswered(method);

    /// <summary>Answers a call with a stream of requests and one answer.</summary>
    /// <param name="method">The method that is called.</param>
    /// <param name="requests">What the caller sends; it can be enumerated once.</param>
    /// <param name="context">What surrounds the call.</param>
    public virtual ValueTask<TBody> ClientStreamAsync(GenericMethod method, IAsyncEnumerable<TBody> requests, CallContext context) => throw NotAnswered(method);

    /// <summary>Answers a call with a stream each way.</summary>
    /// <inheritdoc cref="ClientStreamAsync" path="/param"/>
    public virtual IAsyncEnumerable<TBody> DuplexStreamAsync(GenericMethod method, IAsyncEnumerable<TBody> requests, CallContext context) => throw NotAnswered(method);

    private RpcException NotAnswered(GenericMethod method)
    {
        ArgumentNullException.ThrowIfNull(method);
        return new(RpcStatusCode.Unimplemented, $"{method.FullName} is of kind {method.Kind}, and {GetType().Name} does not override the method that answers such calls.");
    }
}
