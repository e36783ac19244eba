namespace Tern.Protocols;

/// <summary>A method as far as it decides, before anything of a request is read but what surrounds its arguments, that the call is turned down. Thread-safe.</summary>
internal interface IGuardedMethod
{
    RpcMethod Method { get; }

    /// <summary>Whether no call is turned down.</summary>
    bool IsOpen { get; }

    /// <summary>Looks at a call.</summary>
    /// <param name="context">What surrounds it.</param>
    /// <returns>Why it is turned down; <see langword="null"/>: it may go on, and must be told so (<see cref="ServerCall.Allow"/>, <see cref="ServerStream.IsAllowed"/>), because it is not asked twice.</returns>
    RpcException? Examine(CallContext context);
}
