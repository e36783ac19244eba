namespace Tern.Generic;

/// <content>Calls whose requests and answers are dictionaries by field name.</content>
public sealed partial class GenericClient
{
    /// <summary>Makes a call with one request and one answer, or none, in dictionaries by field name.</summary>
    /// <inheritdoc cref="InvokeJsonAsync" path="/param"/>
    /// <inheritdoc cref="InvokeJsonAsync" path="/returns"/>
    /// <inheritdoc cref="InvokeJsonAsync" path="/exception"/>
    public ValueTask<IReadOnlyDictionary<string, object?>> InvokeMapAsync(
        string method, IReadOnlyDictionary<string, object?>? request = null, CallContext? context = null, CancellationToken cancellationToken = default) =>
        _map.Value.InvokeAsync(_invoker, method, request ?? MapForm.Nothing, context, cancellationToken);

    /// <summary>Asks for a stream of answers in dictionaries by field name.</summary>
    /// <inheritdoc cref="ServerStreamJsonAsync" path="/param"/>
    /// <inheritdoc cref="ServerStreamJsonAsync" path="/returns"/>
    /// <inheritdoc cref="ServerStreamJsonAsync" path="/exception"/>
    public IAsyncEnumerable<IReadOnlyDictionary<string, object?>> ServerStreamMapAsync(string method, IReadOnlyDictionary<string, object?> request, CallContext? context = null, CancellationToken cancellationToken = default) =>
        _map.Value.ServerStreamAsync(_invoker, method, request, context, cancellationToken);

    /// <summary>Sends a stream of requests in dictionaries by field name and waits for the one answer.</summary>
    /// <inheritdoc cref="ClientStreamJsonAsync" path="/param"/>
    /// <inheritdoc cref="InvokeJsonAsync" path="/returns"/>
    /// <inheritdoc cref="ServerStreamJsonAsync" path="/exception"/>
    public ValueTask<IReadOnlyDictionary<string, object?>> ClientStreamMapAsync(
        string method, IAsyncEnumerable<IReadOnlyDictionary<string, object?>> requests, CallContext? context = null, CancellationToken cancellationToken = default) =>
        _map.Value.ClientStreamAsync(_invoker, method, requests, context, cancellationToken);

    /// <summary>Sends a stream of requests and receives a stream of answers in dictionaries by field name, each at its own pace.</summary>
    /// <inheritdoc cref="ClientStreamJsonAsync" path="/param"/>
    /// <inheritdoc cref="ServerStreamJsonAsync" path="/returns"/>
    /// <inheritdoc cref="ServerStreamJsonAsync" path="/exception"/>
    public IAsyncEnumerable<IReadOnlyDictionary<string, object?>> DuplexStreamMapAsync(
        string method, IAsyncEnumerable<IReadOnlyDictionary<string, object?>> requests, CallContext? context = null, CancellationToken cancellationToken = default) =>
        _map.Value.DuplexStreamAsync(_invoker, method, requests, context, cancellationToken);
}
