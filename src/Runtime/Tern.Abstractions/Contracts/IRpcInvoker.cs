namespace Tern;

/// <summary>Carries calls of generated clients. Thread-safe.</summary>
public interface IRpcInvoker
{
    /// <summary>Makes one unary call.</summary>
    /// <typeparam name="TArguments">Generated struct with one field per argument.</typeparam>
    /// <typeparam name="TReply">Type of the answer.</typeparam>
    /// <param name="method">The method to call.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="context">What the caller sets for this call, or <see langword="null"/>.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The answer. Await it once; its source is pooled.</returns>
    /// <exception cref="RpcException">The call failed. A declared exception arrives as itself.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled the call.</exception>
    ValueTask<TReply> InvokeAsync<TArguments, TReply>(
        RpcMethod<TArguments, TReply> method,
        in TArguments arguments,
        CallContext? context,
        CancellationToken cancellationToken)
        where TArguments : struct, IRpcArguments;

    /// <summary>Sends one call that has no answer or whose answer carries no value.</summary>
    /// <inheritdoc cref="InvokeAsync{TArguments, TReply}(RpcMethod{TArguments, TReply}, in TArguments, CallContext, CancellationToken)"/>
    /// <returns>Completes when the answer has arrived, for a one-way method when the request has been handed to the connection.</returns>
    ValueTask InvokeAsync<TArguments>(
        RpcMethod<TArguments, RpcVoid> method,
        in TArguments arguments,
        CallContext? context,
        CancellationToken cancellationToken)
        where TArguments : struct, IRpcArguments;

    /// <summary>Asks for a stream of replies.</summary>
    /// <typeparam name="TRequest">What the request carries.</typeparam>
    /// <typeparam name="TReply">What one message of the stream carries.</typeparam>
    /// <param name="method">The method to call.</param>
    /// <param name="request">Its request.</param>
    /// <param name="context">What the caller sets for this call, or <see langword="null"/>.</param>
    /// <param name="cancellationToken">Cancels the call, as does the token that the enumeration is given.</param>
    /// <returns>
    /// The replies. The call is made when they are enumerated, once per enumeration; leaving the enumeration early cancels it. Asking for the next reply is what lets the
    /// server send more. Failures are thrown where the next reply is awaited: <see cref="RpcException"/>, or <see cref="OperationCanceledException"/> if the caller cancelled.
    /// </returns>
    IAsyncEnumerable<TReply> ServerStreamAsync<TRequest, TReply>(
        RpcStreamMethod<TRequest, TReply> method,
        TRequest request,
        CallContext? context,
        CancellationToken cancellationToken);

    /// <summary>Sends a stream of requests and waits for the one reply.</summary>
    /// <typeparam name="TRequest">What one message of the stream carries.</typeparam>
    /// <typeparam name="TReply">What the reply carries.</typeparam>
    /// <param name="method">The method to call.</param>
    /// <param name="requests">
    /// The requests. The next one is asked for when the connection can take it. If the server answers before their end, the token of the enumeration is cancelled and no
    /// further one is asked for; what they throw ends the call and is thrown to the caller.
    /// </param>
    /// <param name="context">What the caller sets for this call, or <see langword="null"/>.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The reply.</returns>
    /// <exception cref="RpcException">The call failed.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled the call.</exception>
    ValueTask<TReply> ClientStreamAsync<TRequest, TReply>(
        RpcStreamMethod<TRequest, TReply> method,
        IAsyncEnumerable<TRequest> requests,
        CallContext? context,
        CancellationToken cancellationToken);

    /// <summary>Sends a stream of requests and receives a stream of replies, each at its own pace.</summary>
    /// <inheritdoc cref="ClientStreamAsync{TRequest, TReply}(RpcStreamMethod{TRequest, TReply}, IAsyncEnumerable{TRequest}, CallContext, CancellationToken)" path="/param"/>
    /// <inheritdoc cref="ServerStreamAsync{TRequest, TReply}(RpcStreamMethod{TRequest, TReply}, TRequest, CallContext, CancellationToken)" path="/returns"/>
    /// <typeparam name="TRequest">What one message of the caller carries.</typeparam>
    /// <typeparam name="TReply">What one message of the server carries.</typeparam>
    IAsyncEnumerable<TReply> DuplexStreamAsync<TRequest, TReply>(
        RpcStreamMethod<TRequest, TReply> method,
        IAsyncEnumerable<TRequest> requests,
        CallContext? context,
        CancellationToken cancellationToken);
}
