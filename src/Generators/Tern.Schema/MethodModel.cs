namespace Tern.Schema;

/// <summary>One RPC method, the same whichever front end read it.</summary>
/// <param name="Name">Name of the C# method.</param>
/// <param name="Identifier">What the names of generated types begin with, unique in the service.</param>
/// <param name="WireName">Name on the wire.</param>
/// <param name="Kind">How many messages it exchanges; a member of <c>Tern.MethodKind</c>.</param>
/// <param name="IsIdempotent">Whether a call may be repeated after it was sent.</param>
/// <param name="Result">What the C# method returns around its answer.</param>
/// <param name="Reply">Type of the answer, or <see langword="null"/> if there is none.</param>
/// <param name="IsReplyNullable">Whether it may answer with null.</param>
/// <param name="Parameters">Parameters that are carried, by position.</param>
/// <param name="Context">The last parameter, which is not carried; <see langword="null"/> if there is none.</param>
/// <param name="Throws">Declared exceptions, derived ones before their bases.</param>
/// <param name="Interface">Interface that declares the method.</param>
/// <param name="IsExplicit">Whether the client must implement it explicitly, because another method has its signature.</param>
public sealed record MethodModel(
    string Name,
    string Identifier,
    string WireName,
    MethodKind Kind,
    bool IsIdempotent,
    ResultShape Result,
    TypeModel? Reply,
    bool IsReplyNullable,
    EquatableArray<ParameterModel> Parameters,
    ContextParameter? Context,
    EquatableArray<ThrowsModel> Throws,
    TypeName Interface,
    bool IsExplicit)
{
    /// <summary>What is checked of its arguments; <see langword="null"/> if nothing is.</summary>
    public MethodValidation? Validation { get; init; }

    /// <summary>Whether messages flow as a stream in either direction.</summary>
    public bool IsStreaming => Kind is MethodKind.ServerStreaming or MethodKind.ClientStreaming or MethodKind.DuplexStreaming;
}

/// <summary>How many messages a method exchanges; the names are those of <c>Tern.MethodKind</c>.</summary>
public enum MethodKind
{
    /// <summary>One request, one reply.</summary>
    Unary,

    /// <summary>One request, no reply.</summary>
    OneWay,

    /// <summary>One request, a stream of replies.</summary>
    ServerStreaming,

    /// <summary>A stream of requests, one reply.</summary>
    ClientStreaming,

    /// <summary>A stream each way.</summary>
    DuplexStreaming,
}

/// <summary>What a C# method returns around its answer.</summary>
public enum ResultShape
{
    /// <summary><c>ValueTask</c> or <c>ValueTask&lt;T&gt;</c>.</summary>
    ValueTask,

    /// <summary><c>Task</c> or <c>Task&lt;T&gt;</c>.</summary>
    Task,

    /// <summary><c>IAsyncEnumerable&lt;T&gt;</c>.</summary>
    AsyncEnumerable,
}

/// <summary>One carried parameter.</summary>
/// <param name="Id">Field id in the argument struct.</param>
/// <param name="Name">Its name.</param>
/// <param name="WireName">Name in IDL, JSON and error messages.</param>
/// <param name="Member">Name of its field in the generated struct, unique in the method.</param>
/// <param name="Type">Its type, without nullability; of one element for a stream.</param>
/// <param name="IsNullable">Whether null stands for an argument that is not there.</param>
/// <param name="IsIn">Whether it is passed by <c>in</c>.</param>
/// <param name="IsStream">Whether it is an <c>IAsyncEnumerable&lt;T&gt;</c>.</param>
/// <param name="Default">C# text of its default value, or <see langword="null"/> if it has none.</param>
/// <param name="Protobuf">What Protobuf must know of it.</param>
public sealed record ParameterModel(
    int Id,
    string Name,
    string WireName,
    string Member,
    TypeModel Type,
    bool IsNullable,
    bool IsIn,
    bool IsStream,
    string? Default,
    ProtobufModel Protobuf);

/// <summary>The parameter that surrounds the call.</summary>
/// <param name="Name">Its name.</param>
/// <param name="IsToken">Whether it is a <c>CancellationToken</c>; otherwise a <c>CallContext</c>.</param>
/// <param name="IsNullable">Whether a <c>CallContext</c> may be null.</param>
/// <param name="IsOptional">Whether it has a default value.</param>
public sealed record ContextParameter(string Name, bool IsToken, bool IsNullable, bool IsOptional);

/// <summary>One declared exception.</summary>
/// <param name="Id">Field id in the result struct.</param>
/// <param name="WireName">Name in IDL and error messages.</param>
/// <param name="Type">The exception.</param>
public sealed record ThrowsModel(int Id, string WireName, MessageType Type);
