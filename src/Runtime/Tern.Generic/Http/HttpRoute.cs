namespace Tern.Generic;

/// <summary>A route that the IDL gives a method.</summary>
/// <param name="Verb">HTTP method, in capitals; <c>*</c> for any.</param>
/// <param name="Pattern">Path with parameters: <c>/items/:sku</c>, <c>/files/*path</c>.</param>
/// <param name="Method">The method.</param>
public sealed record HttpRoute(string Verb, string Pattern, GenericMethod Method);
