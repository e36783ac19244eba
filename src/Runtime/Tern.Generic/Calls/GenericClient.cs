namespace Tern.Generic;

/// <summary>Calls a service that is known from IDL, without generated code. Thread-safe; it needs no disposal.</summary>
/// <remarks>
/// Requests and answers are JSON, dictionaries or bytes. An argument that is the only one and a message is the request itself; otherwise the request holds the arguments by
/// name. An answer that is a message is the answer itself; otherwise the answer holds it as <c>reply</c>. Thrift IDL and Protobuf IDL alike go over every protocol.
/// </remarks>
public sealed partial class GenericClient
{
    private readonly IRpcInvoker _invoker;
    private readonly Lazy<FormMethods<JsonForm, GenericJson>> _json;
    private readonly Lazy<FormMethods<MapForm, IReadOnlyDictionary<string, object?>>> _map;
    private readonly Lazy<FormMethods<RawForm, ReadOnlyMemory<byte>>> _raw;

    /// <summary>Makes a client over a channel.</summary>
    /// <param name="channel">Carries the calls.</param>
    /// <param name="service">The service.</param>
    /// <param name="options">Choices and limits; <see langword="null"/> for the defaults.</param>
    public GenericClient(RpcChannel channel, GenericService service, GenericOptions? options = null)
        : this((channel ?? throw new ArgumentNullException(nameof(channel))).Invoker, service, options)
    {
    }

    /// <summary>Makes a client over whatever carries calls.</summary>
    /// <param name="invoker">Carries the calls.</param>
    /// <param name="service">The service.</param>
    /// <param name="options">Choices and limits; <see langword="null"/> for the defaults.</param>
    public GenericClient(IRpcInvoker invoker, GenericService service, GenericOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(invoker);
        ArgumentNullException.ThrowIfNull(service);
        _invoker = invoker;
        Service = service;
        GenericSettings settings = service.Contract.Settings(options);
        _json = new(() => new(service, settings));
        _map = new(() => new(service, settings));
        _raw = new(() => new(service, settings));
    }

    /// <summary>The service.</summary>
    public GenericService Service { get; }

    /// <summary>Makes a call with one request and one answer, or none, in JSON.</summary>
    /// <param name="method">Name of the method on the wire.</param>
    /// <param name="request">What is sent.</param>
    /// <param name="context">What surrounds the call: time, metadata; <see langword="null"/> for the channel's defaults.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The answer; of a method without one an empty one. Await it once.</returns>
    /// <exception cref="ArgumentException">The service has no such method; the message says which it has.</exception>
    /// <exception cref="InvalidOperationException">The method streams.</exception>
    /// <exception cref="GenericException">The server answered with an exception that the method declares.</exception>
    /// <exception cref="RpcBizException">The server gave a business answer.</exception>
    /// <exception cref="RpcException">
    /// The call failed. <see cref="RpcStatusCode.InvalidArgument"/>: the request does not fit the IDL, and the message says where; nothing was sent then.
    /// </exception>
    public ValueTask<GenericJson> InvokeJsonAsync(string method, GenericJson request = default, CallContext? context = null, CancellationToken cancellationToken = default) =>
        _json.Value.InvokeAsync(_invoker, method, request, context, cancellationToken);

    /// <summary>Asks for a stream of answers in JSON.</summary>
    /// <param name="method">Name of the method on the wire.</param>
    /// <param name="request">What is sent.</param>
    /// <param name="context">What surrounds the call: time, metadata; <see langword="null"/> for the channel's defaults.</param>
    /// <param name="cancellationToken">Cancels the call, as does the token that the enumeration is given.</param>
    /// <returns>The answers. The call is made when they are enumerated, once per enumeration; leaving it early gives the call up. Failures are thrown where the next one is awaited.</returns>
    /// <exception cref="ArgumentException">The service has no such method; the message says which it has.</exception>
    /// <exception cref="InvalidOperationException">The method is of another kind; the message says which method of the client calls it.</exception>
    public IAsyncEnumerable<GenericJson> ServerStreamJsonAsync(string method, GenericJson request, CallContext? context = null, CancellationToken cancellationToken = default) =>
        _json.Value.ServerStreamAsync(_invoker, method, request, context, cancellationToken);

    /// <summary>Sends a stream of requests in JSON and waits for the one answer.</summary>
    /// <param name="method">Name of the method on the wire.</param>
    /// <param name="requests">What is sent. The next one is asked for when the connection can take it.</param>
    /// <param name="context">What surrounds the call: time, metadata; <see langword="null"/> for the channel's defaults.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <inheritdoc cref="InvokeJsonAsync" path="/returns"/>
    /// <inheritdoc cref="ServerStreamJsonAsync" path="/exception"/>
    public ValueTask<GenericJson> ClientStreamJsonAsync(
        string method, IAsyncEnumerable<GenericJson> requests, CallContext? context = null, CancellationToken cancellationToken = default) =>
        _json.Value.ClientStreamAsync(_invoker, method, requests, context, cancellationToken);

    /// <summary>Sends a stream of requests and receives a stream of answers in JSON, each at its own pace.</summary>
    /// <inheritdoc cref="ClientStreamJsonAsync" path="/param"/>
    /// <inheritdoc cref="ServerStreamJsonAsync" path="/returns"/>
    /// <inheritdoc cref="ServerStreamJsonAsync" path="/exception"/>
    public IAsyncEnumerable<GenericJson> DuplexStreamJsonAsync(
        string method, IAsyncEnumerable<GenericJson> requests, CallContext? context = null, CancellationToken cancellationToken = default) =>
        _json.Value.DuplexStreamAsync(_invoker, method, requests, context, cancellationToken);
}
