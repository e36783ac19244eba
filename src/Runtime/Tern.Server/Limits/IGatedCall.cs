namespace Tern.Server;

/// <summary>A call that may have to wait at a gate.</summary>
internal interface IGatedCall
{
    RpcMethod Method { get; }

    CallContext Context { get; }

    /// <summary>The wait has ended. Called once for each gate at which the call waited, from any thread, and must be quick.</summary>
    /// <param name="refusal">Why the call is turned down; <see langword="null"/> if it may go on.</param>
    void Resume(RpcException? refusal);
}
