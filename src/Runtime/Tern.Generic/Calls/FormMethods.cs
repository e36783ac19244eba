using System.Collections.Frozen;

namespace Tern.Generic;

/// <summary>The methods of a service in one form. Thread-safe.</summary>
internal sealed class FormMethods<TForm, TBody>
    where TForm : struct, IGenericForm<TBody>
{
    private readonly GenericService _service;
    private readonly FrozenDictionary<string, RpcMethod> _methods;

    public FormMethods(GenericService service, GenericSettings settings)
    {
        _service = service;
        _methods = service.Methods.DistinctBy(static method => method.Name).ToFrozenDictionary(static method => method.Name, method => Of(method, settings), StringComparer.Ordinal);
    }

    /// <summary>Makes a call with one request and one answer, or none.</summary>
    public ValueTask<TBody> InvokeAsync(IRpcInvoker invoker, string name, TBody request, CallContext? context, CancellationToken cancellationToken) => Find(name) switch
    {
        GenericUnaryMethod<TForm, TBody> method => invoker.InvokeAsync(method, new GenericArguments<TBody>(request), context, cancellationToken),
        GenericOneWayMethod<TForm, TBody> method => SendAsync(invoker, method, request, context, cancellationToken),
        var other => throw WrongKind(other),
    };

    /// <summary>Makes a call with one request and a stream of answers.</summary>
    public IAsyncEnumerable<TBody> ServerStreamAsync(IRpcInvoker invoker, string name, TBody request, CallContext? context, CancellationToken cancellationToken) =>
        invoker.ServerStreamAsync(Stream(name, MethodKind.ServerStreaming), request, context, cancellationToken);

    /// <summary>Makes a call with a stream of requests and one answer.</summary>
    public ValueTask<TBody> ClientStreamAsync(IRpcInvoker invoker, string name, IAsyncEnumerable<TBody> requests, CallContext? context, CancellationToken cancellationToken) =>
        invoker.ClientStreamAsync(Stream(name, MethodKind.ClientStreaming), requests, context, cancellationToken);

    /// <summary>Makes a call with a stream each way.</summary>
    public IAsyncEnumerable<TBody> DuplexStreamAsync(IRpcInvoker invoker, string name, IAsyncEnumerable<TBody> requests, CallContext? context, CancellationToken cancellationToken) =>
        invoker.DuplexStreamAsync(Stream(name, MethodKind.DuplexStreaming), requests, context, cancellationToken);

    private static RpcMethod Of(GenericMethod method, GenericSettings settings) => method.Kind switch
    {
        MethodKind.Unary => new GenericUnaryMethod<TForm, TBody>(method, settings),
        MethodKind.OneWay => new GenericOneWayMethod<TForm, TBody>(method, settings),
        _ => new GenericStreamMethod<TForm, TBody>(method, settings),
    };

    private static async ValueTask<TBody> SendAsync(
        IRpcInvoker invoker, GenericOneWayMethod<TForm, TBody> method, TBody request, CallContext? context, CancellationToken cancellationToken)
    {
        await invoker.InvokeAsync<GenericArguments<TBody>>(method, new GenericArguments<TBody>(request), context, cancellationToken).ConfigureAwait(false);
        return TForm.Nothing;
    }

    private GenericStreamMethod<TForm, TBody> Stream(string name, MethodKind kind)
    {
        RpcMethod method = Find(name);
        return method is GenericStreamMethod<TForm, TBody> stream && method.Kind == kind ? stream : throw WrongKind(method);
    }

    // The service's own look-up says what is wrong with the name.
    private RpcMethod Find(string name) => name is not null && _methods.TryGetValue(name, out RpcMethod? method) ? method : _methods[_service.GetMethod(name!).Name];

    private static InvalidOperationException WrongKind(RpcMethod method) => new(
        $"{method.FullName} is a method of kind {method.Kind}. Call it with {method.Kind switch
        {
            MethodKind.ServerStreaming => "ServerStreamJsonAsync, ServerStreamMapAsync or ServerStreamRawAsync",
            MethodKind.ClientStreaming => "ClientStreamJsonAsync, ClientStreamMapAsync or ClientStreamRawAsync",
            MethodKind.DuplexStreaming => "DuplexStreamJsonAsync, DuplexStreamMapAsync or DuplexStreamRawAsync",
            _ => "InvokeJsonAsync, InvokeMapAsync or InvokeRawAsync",
        }}.");
}
