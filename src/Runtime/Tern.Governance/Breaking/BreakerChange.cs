namespace Tern;

/// <summary>A circuit breaker has changed its state.</summary>
/// <param name="Target">The service: the target of the channel.</param>
/// <param name="Method">Wire name of the method whose breaker it is, <c>shop.Catalog/Get</c>; <see langword="null"/> for that of an instance.</param>
/// <param name="Instance">Address of the instance whose breaker it is; <see langword="null"/> for that of a method.</param>
/// <param name="State">What it does with calls now.</param>
public sealed record BreakerChange(string Target, string? Method, string? Instance, BreakerState State);
