namespace Tern.Generic;

/// <summary>A route that a request takes.</summary>
/// <param name="Route">The route.</param>
/// <param name="Values">Values of the parameters in its path, without percent-encoding.</param>
public sealed record HttpMatch(HttpRoute Route, IReadOnlyDictionary<string, string> Values);
