namespace Tern.Generic;

/// <summary>What a mapping takes from an HTTP request, beside verb and path.</summary>
public sealed class HttpMappingRequest
{
    /// <summary>The query as it stands in the URL, with or without its question mark.</summary>
    /// <value>Empty by default.</value>
    public string QueryString { get; init; } = "";

    /// <summary>Gives the value of a header, or <see langword="null"/>. Names are compared without regard to case by whoever gives it. Cookies are taken from the header <c>Cookie</c>.</summary>
    /// <value>No headers by default.</value>
    public Func<string, string?> Header { get; init; } = static _ => null;

    /// <summary>The body: JSON, or a form if the header <c>Content-Type</c> says <c>application/x-www-form-urlencoded</c>.</summary>
    /// <value>Empty by default.</value>
    public ReadOnlyMemory<byte> Body { get; init; }
}
