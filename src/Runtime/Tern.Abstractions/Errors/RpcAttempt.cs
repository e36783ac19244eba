namespace Tern;

/// <summary>One attempt at a call: where it went, why there, how long it took and how it ended.</summary>
/// <param name="Endpoint">Address that the attempt was sent to, or was to be sent to.</param>
/// <param name="Reason">Why this endpoint was picked.</param>
/// <param name="Waited">Time until the request was on its way: resolving, picking, connecting, queueing.</param>
/// <param name="Ran">Time from then until the attempt ended.</param>
/// <param name="Outcome">How the attempt ended.</param>
public sealed record RpcAttempt(string Endpoint, string Reason, TimeSpan Waited, TimeSpan Ran, string Outcome);
