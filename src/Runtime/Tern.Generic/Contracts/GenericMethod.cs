using Tern.Schema.Idl;
using Tern.Serialization;

namespace Tern.Generic;

/// <summary>A method that is known from IDL. Immutable and thread-safe.</summary>
public sealed class GenericMethod
{
    private const int SuccessId = 0;
    private const int StreamElementId = 1;

    internal GenericMethod(GenericService service, IdlMethod definition, PlanBuilder plans)
    {
        Service = service;
        Definition = definition;
        Kind = KindOf(definition.Kind);
        FullName = $"{service.Name}/{definition.Name}";
        IsVoid = definition.Result is null;
        Request = RequestOf(plans);
        ReplyMessage = definition.Result is IdlMessageType message ? plans.Message(message.Id) : Result(plans, StreamElementId);
        Reply = definition.Result is IdlMessageType ? new MethodBody(ReplyMessage, SuccessId) : new MethodBody(Result(plans, SuccessId), null);
        Throws = [.. plans.Synthetic(FullName, definition.Throws, !service.IsThrift).Fields.Where(static field => field.Type.Kind == ValueKind.Message)];
    }

    /// <summary>The service that it belongs to.</summary>
    public GenericService Service { get; }

    /// <summary>Its name on the wire.</summary>
    public string Name => Definition.Name;

    /// <summary>Service and method: <c>shop.Catalog/Get</c>.</summary>
    public string FullName { get; }

    /// <summary>How many messages it exchanges.</summary>
    public MethodKind Kind { get; }

    /// <summary>Whether a call may be repeated, as the IDL says.</summary>
    public bool IsIdempotent => Definition.IsIdempotent;

    /// <summary>What the IDL says of it.</summary>
    public IdlMethod Definition { get; }

    /// <summary>Whether it answers without a value.</summary>
    internal bool IsVoid { get; }

    /// <summary>What a caller sends.</summary>
    internal MethodBody Request { get; }

    /// <summary>What a call answers with in Thrift's result struct.</summary>
    internal MethodBody Reply { get; }

    /// <summary>What it answers with as a message: in Protobuf, and in streams.</summary>
    internal MessagePlan ReplyMessage { get; }

    /// <summary>Declared exceptions: fields of the result struct.</summary>
    internal FieldPlan[] Throws { get; }

    /// <inheritdoc/>
    public override string ToString() => FullName;

    /// <summary>The declared exception that a field of the result struct is; <see langword="null"/> if it is none.</summary>
    internal FieldPlan? FindException(ThriftType type, int id)
    {
        foreach (FieldPlan field in Throws)
        {
            if (field.Id == id && type == ThriftType.Struct)
            {
                return field;
            }
        }

        return null;
    }

    private MethodBody RequestOf(PlanBuilder plans)
    {
        if (Definition.Parameters is [{ Type: IdlMessageType only } parameter])
        {
            return new MethodBody(plans.Message(only.Id), parameter.Id);
        }

        // What a stream of requests carries has no place among arguments.
        bool isStreamed = Kind is MethodKind.ClientStreaming or MethodKind.DuplexStreaming;
        IEnumerable<IdlField> fields = isStreamed && Definition.Parameters is [{ } element] ? [element with { Id = StreamElementId, Name = "request", JsonName = null }] : Definition.Parameters;
        return new MethodBody(plans.Synthetic(FullName, fields, !Service.IsThrift), null);
    }

    private MessagePlan Result(PlanBuilder plans, int id) => plans.Synthetic(
        FullName,
        Definition.Result is { } type
            ? [new IdlField(id, "reply", type, id == SuccessId ? IdlPresence.Required : IdlPresence.Default, null, null, null, IsPacked: true, IsGroup: false, IsUtf8Checked: true, null, default, Definition.Where)]
            : [],
        !Service.IsThrift);

    private static MethodKind KindOf(Schema.MethodKind kind) => kind switch
    {
        Schema.MethodKind.OneWay => MethodKind.OneWay,
        Schema.MethodKind.ServerStreaming => MethodKind.ServerStreaming,
        Schema.MethodKind.ClientStreaming => MethodKind.ClientStreaming,
        Schema.MethodKind.DuplexStreaming => MethodKind.DuplexStreaming,
        _ => MethodKind.Unary,
    };
}
