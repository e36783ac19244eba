namespace Tern;

/// <summary>One call on its way through middleware, on the client or on the server.</summary>
/// <remarks>Valid until the middleware's task completes; instances are reused. Not thread-safe.</remarks>
public abstract class RpcInvocation
{
    /// <summary>The method that is called.</summary>
    public abstract RpcMethod Method { get; }

    /// <summary>What surrounds the call.</summary>
    public abstract CallContext Context { get; }

    /// <summary>Number of arguments.</summary>
    public abstract int ArgumentCount { get; }

    /// <summary>Whether there is an answer: after <c>next</c> has succeeded, or after <see cref="SetReply{T}(T)"/>.</summary>
    public abstract bool HasReply { get; }

    /// <summary>Gets an argument by position.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such argument.</exception>
    /// <exception cref="InvalidCastException">It is of another type.</exception>
    public abstract T GetArgument<T>(int index);

    /// <summary>Replaces an argument by position.</summary>
    /// <inheritdoc cref="GetArgument{T}(int)"/>
    public abstract void SetArgument<T>(int index, T value);

    /// <summary>Gets the answer.</summary>
    /// <exception cref="InvalidOperationException">There is none yet.</exception>
    /// <exception cref="InvalidCastException">It is of another type.</exception>
    public abstract T GetReply<T>();

    /// <summary>Sets the answer; middleware that does not call <c>next</c> answers so by itself.</summary>
    /// <exception cref="InvalidCastException">The method answers with another type.</exception>
    public abstract void SetReply<T>(T value);
}

/// <summary>The rest of the call path, as middleware sees it.</summary>
public delegate ValueTask RpcDelegate(RpcInvocation invocation);

/// <summary>One stage of the call path. It is composed once, when the channel or the server is built.</summary>
public delegate ValueTask RpcMiddleware(RpcInvocation invocation, RpcDelegate next);
