namespace Tern.Protocols;

/// <summary>Puts the stages of middleware together, once, when a channel or a server is made.</summary>
internal static class MiddlewareChain
{
    /// <summary>Composes all stages.</summary>
    /// <param name="middleware">The stages, the outermost first.</param>
    /// <param name="last">What the innermost stage calls.</param>
    /// <returns><see langword="null"/> without any stage: the call then need not be described for one.</returns>
    public static RpcDelegate? Compose(IReadOnlyList<RpcMiddleware> middleware, RpcDelegate last)
    {
        if (middleware.Count == 0)
        {
            return null;
        }

        RpcDelegate next = last;
        for (int i = middleware.Count - 1; i >= 0; i--)
        {
            RpcMiddleware stage = middleware[i];
            RpcDelegate inner = next;
            next = invocation => stage(invocation, inner);
        }

        return next;
    }
}
