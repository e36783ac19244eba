using System.Text;

namespace Tern;

/// <summary>What is known of a method at build time. Instances are generated, one per method and process; they are immutable.</summary>
public abstract class RpcMethod
{
    /// <summary>Creates the description of a method.</summary>
    /// <param name="service">Wire name of the service, with its package if it has one.</param>
    /// <param name="name">Wire name of the method.</param>
    /// <param name="kind">How many messages the method exchanges.</param>
    /// <param name="isIdempotent">Whether the contract says <see cref="IdempotentAttribute"/>.</param>
    protected RpcMethod(string service, string name, MethodKind kind, bool isIdempotent)
    {
        ArgumentException.ThrowIfNullOrEmpty(service);
        ArgumentException.ThrowIfNullOrEmpty(name);
        Service = service;
        Name = name;
        Kind = kind;
        IsIdempotent = isIdempotent;
        FullName = $"{service}/{name}";
        Utf8Name = Encoding.UTF8.GetBytes(name);
        int dot = service.LastIndexOf('.');
        ShortService = dot < 0 ? service : service[(dot + 1)..];
    }

    /// <summary>Wire name of the service, with its package if it has one: <c>shop.Catalog</c>.</summary>
    public string Service { get; }

    /// <summary>Wire name of the service without its package: <c>Catalog</c>. Thrift and TTHeader know services by this name.</summary>
    public string ShortService { get; }

    /// <summary>Wire name of the method: <c>Get</c>.</summary>
    public string Name { get; }

    /// <summary>Service and method, as gRPC and logs write it: <c>shop.Catalog/Get</c>.</summary>
    public string FullName { get; }

    /// <summary>Wire name of the method as UTF-8.</summary>
    public ReadOnlyMemory<byte> Utf8Name { get; }

    /// <summary>How many messages the method exchanges.</summary>
    public MethodKind Kind { get; }

    /// <summary>Whether the call may be repeated after it was sent.</summary>
    public bool IsIdempotent { get; }

    /// <inheritdoc/>
    public override string ToString() => FullName;
}

/// <summary>A method with the types of its messages.</summary>
/// <typeparam name="TArguments">Generated struct with one field per argument.</typeparam>
/// <typeparam name="TReply">Type of the answer; <see cref="RpcVoid"/> if there is none.</typeparam>
public abstract class RpcMethod<TArguments, TReply> : RpcMethod
    where TArguments : struct, IRpcArguments
{
    // Closed: only the codecs of Tern.Serialization derive from it, so the runtime may take one for the other without a check on every call.
    private protected RpcMethod(string service, string name, MethodKind kind, bool isIdempotent)
        : base(service, name, kind, isIdempotent)
    {
    }
}

/// <summary>A streaming method with the types of its messages.</summary>
/// <typeparam name="TRequest">What one message of the caller carries: the message itself, or a generated struct with one field per argument.</typeparam>
/// <typeparam name="TReply">What one message of the server carries; <see cref="RpcVoid"/> if a client stream has no answer.</typeparam>
public abstract class RpcStreamMethod<TRequest, TReply> : RpcMethod
{
    // Closed for the same reason: only the codecs of Tern.Serialization derive from it.
    private protected RpcStreamMethod(string service, string name, MethodKind kind, bool isIdempotent)
        : base(service, name, kind, isIdempotent)
    {
    }
}
