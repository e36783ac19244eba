namespace Tern.Generic;

/// <content>
/// Calls whose requests and answers are bytes: in Thrift the argument struct and the result struct in Thrift Binary, whatever encoding is on the wire, and of a stream the message as a struct; in Protobuf
/// the message.
/// </content>
public sealed partial class GenericClient
{
    /// <summary>Makes a call with one request and one answer, or none, in bytes: of Thrift the argument or result struct in Thrift Binary, or of a stream the message as a struct; of Protobuf the message.</summary>
    /// <inheritdoc cref="InvokeJsonAsync" path="/param"/>
    /// <inheritdoc cref="InvokeJsonAsync" path="/returns"/>
    /// <inheritdoc cref="InvokeJsonAsync" path="/exception"/>
    public ValueTask<ReadOnlyMemory<byte>> InvokeRawAsync(string method, ReadOnlyMemory<byte> request = default, CallContext? context = null, CancellationToken cancellationToken = default) =>
        _raw.Value.InvokeAsync(_invoker, method, request, context, cancellationToken);

    /// <summary>Asks for a stream of answers in bytes: of Thrift the argument or result struct in Thrift Binary, or of a stream the message as a struct; of Protobuf the message.</summary>
    /// <inheritdoc cref="ServerStreamJsonAsync" path="/param"/>
    /// <inheritdoc cref="ServerStreamJsonAsync" path="/returns"/>
    /// <inheritdoc cref="ServerStreamJsonAsync" path="/exception"/>
    public IAsyncEnumerable<ReadOnlyMemory<byte>> ServerStreamRawAsync(string method, ReadOnlyMemory<byte> request, CallContext? context = null, CancellationToken cancellationToken = default) =>
        _raw.Value.ServerStreamAsync(_invoker, method, request, context, cancellationToken);

    /// <summary>Sends a stream of requests in bytes: of Thrift the argument or result struct in Thrift Binary, or of a stream the message as a struct; of Protobuf the message and waits for the one answer.</summary>
    /// <inheritdoc cref="ClientStreamJsonAsync" path="/param"/>
    /// <inheritdoc cref="InvokeJsonAsync" path="/returns"/>
    /// <inheritdoc cref="ServerStreamJsonAsync" path="/exception"/>
    public ValueTask<ReadOnlyMemory<byte>> ClientStreamRawAsync(
        string method, IAsyncEnumerable<ReadOnlyMemory<byte>> requests, CallContext? context = null, CancellationToken cancellationToken = default) =>
        _raw.Value.ClientStreamAsync(_invoker, method, requests, context, cancellationToken);

    /// <summary>Sends a stream of requests and receives a stream of answers in bytes: of Thrift the argument or result struct in Thrift Binary, or of a stream the message as a struct; of Protobuf the message, each at its own pace.</summary>
    /// <inheritdoc cref="ClientStreamJsonAsync" path="/param"/>
    /// <inheritdoc cref="ServerStreamJsonAsync" path="/returns"/>
    /// <inheritdoc cref="ServerStreamJsonAsync" path="/exception"/>
    public IAsyncEnumerable<ReadOnlyMemory<byte>> DuplexStreamRawAsync(
        string method, IAsyncEnumerable<ReadOnlyMemory<byte>> requests, CallContext? context = null, CancellationToken cancellationToken = default) =>
        _raw.Value.DuplexStreamAsync(_invoker, method, requests, context, cancellationToken);
}
