using Tern.Generic;
using Tern.Serialization;
using Tern.Server;

namespace Tern;

/// <summary>Adds services to a server that are known from IDL at run time.</summary>
public static class GenericServiceExtensions
{
    /// <summary>Offers a service whose requests and answers are JSON.</summary>
    /// <param name="builder">The server that is being put together.</param>
    /// <param name="service">The service.</param>
    /// <param name="handler">Answers its calls; it must be thread-safe.</param>
    /// <param name="options">Choices and limits; <see langword="null"/> for the defaults.</param>
    public static RpcServerBuilder AddGenericService(this RpcServerBuilder builder, GenericService service, GenericHandler<GenericJson> handler, GenericOptions? options = null) =>
        Add<JsonForm, GenericJson>(builder, service, handler, options);

    /// <summary>Offers a service whose requests and answers are dictionaries by field name.</summary>
    /// <inheritdoc cref="AddGenericService(RpcServerBuilder, GenericService, GenericHandler{GenericJson}, GenericOptions?)" path="/param"/>
    public static RpcServerBuilder AddGenericService(
        this RpcServerBuilder builder, GenericService service, GenericHandler<IReadOnlyDictionary<string, object?>> handler, GenericOptions? options = null) =>
        Add<MapForm, IReadOnlyDictionary<string, object?>>(builder, service, handler, options);

    /// <summary>Offers a service whose requests and answers are bytes.</summary>
    /// <inheritdoc cref="AddGenericService(RpcServerBuilder, GenericService, GenericHandler{GenericJson}, GenericOptions?)" path="/param"/>
    /// <remarks>
    /// In Thrift the argument struct and the result struct in Thrift Binary, whatever encoding is on the wire; of a stream the message as a struct. In Protobuf the message.
    /// </remarks>
    public static RpcServerBuilder AddGenericService(this RpcServerBuilder builder, GenericService service, GenericHandler<ReadOnlyMemory<byte>> handler, GenericOptions? options = null) =>
        Add<RawForm, ReadOnlyMemory<byte>>(builder, service, handler, options);

    /// <summary>Offers a service without streams whose requests and answers are JSON.</summary>
    /// <param name="builder">The server that is being put together.</param>
    /// <param name="service">The service.</param>
    /// <param name="handler">Answers its calls: method, request and context give the answer. It must be thread-safe.</param>
    /// <param name="options">Choices and limits; <see langword="null"/> for the defaults.</param>
    public static RpcServerBuilder AddGenericService(
        this RpcServerBuilder builder, GenericService service, Func<GenericMethod, GenericJson, CallContext, ValueTask<GenericJson>> handler, GenericOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(handler);
        return AddGenericService(builder, service, new FunctionHandler(handler), options);
    }

    /// <summary>Offers all services of a contract with one handler, whose requests and answers are JSON.</summary>
    /// <param name="builder">The server that is being put together.</param>
    /// <param name="contract">The services.</param>
    /// <param name="handler">Answers their calls; it must be thread-safe.</param>
    /// <param name="options">Choices and limits; <see langword="null"/> for the defaults.</param>
    public static RpcServerBuilder AddGenericService(this RpcServerBuilder builder, GenericContract contract, GenericHandler<GenericJson> handler, GenericOptions? options = null) =>
        AddAll<JsonForm, GenericJson>(builder, contract, handler, options);

    /// <summary>Offers all services of a contract with one handler, whose requests and answers are dictionaries by field name.</summary>
    /// <inheritdoc cref="AddGenericService(RpcServerBuilder, GenericContract, GenericHandler{GenericJson}, GenericOptions?)" path="/param"/>
    public static RpcServerBuilder AddGenericService(
        this RpcServerBuilder builder, GenericContract contract, GenericHandler<IReadOnlyDictionary<string, object?>> handler, GenericOptions? options = null) =>
        AddAll<MapForm, IReadOnlyDictionary<string, object?>>(builder, contract, handler, options);

    /// <summary>Offers all services of a contract with one handler, whose requests and answers are bytes.</summary>
    /// <inheritdoc cref="AddGenericService(RpcServerBuilder, GenericContract, GenericHandler{GenericJson}, GenericOptions?)" path="/param"/>
    /// <inheritdoc cref="AddGenericService(RpcServerBuilder, GenericService, GenericHandler{ReadOnlyMemory{byte}}, GenericOptions?)" path="/remarks"/>
    public static RpcServerBuilder AddGenericService(this RpcServerBuilder builder, GenericContract contract, GenericHandler<ReadOnlyMemory<byte>> handler, GenericOptions? options = null) =>
        AddAll<RawForm, ReadOnlyMemory<byte>>(builder, contract, handler, options);

    private static RpcServerBuilder AddAll<TForm, TBody>(RpcServerBuilder builder, GenericContract contract, GenericHandler<TBody> handler, GenericOptions? options)
        where TForm : struct, IGenericForm<TBody>
    {
        ArgumentNullException.ThrowIfNull(contract);
        if (contract.Services.Count == 0)
        {
            throw new ArgumentException("The IDL has no service.", nameof(contract));
        }

        foreach (GenericService service in contract.Services)
        {
            Add<TForm, TBody>(builder, service, handler, options);
        }

        return builder;
    }

    private static RpcServerBuilder Add<TForm, TBody>(RpcServerBuilder builder, GenericService service, GenericHandler<TBody> handler, GenericOptions? options)
        where TForm : struct, IGenericForm<TBody>
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(service);
        ArgumentNullException.ThrowIfNull(handler);
        return builder.AddSource(new SingleService<GenericHandler<TBody>>(handler), new GenericServiceContract<TForm, TBody>(service, service.Contract.Settings(options)));
    }

    private sealed class FunctionHandler(Func<GenericMethod, GenericJson, CallContext, ValueTask<GenericJson>> function) : GenericHandler<GenericJson>
    {
        public override ValueTask<GenericJson> InvokeAsync(GenericMethod method, GenericJson request, CallContext context) => function(method, request, context);
    }
}
