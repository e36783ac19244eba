namespace Tern;

/// <summary>Says whether a call is rejected. Called on the path of calls, from many threads: it must be quick. A call whose check throws is not served: it fails with <see cref="RpcStatusCode.Internal"/>.</summary>
/// <param name="method">The method that is called.</param>
/// <param name="context">On a server, what surrounds the call: peer and metadata. On a client, what the caller set.</param>
/// <returns>Why the call is rejected, which its caller is told; <see langword="null"/> lets it pass.</returns>
public delegate string? RpcAccessCheck(RpcMethod method, CallContext context);
