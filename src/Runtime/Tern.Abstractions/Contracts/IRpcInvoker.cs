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
}
