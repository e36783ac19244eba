namespace Tern.Schema.Idl;

/// <summary>A service.</summary>
/// <param name="Id">Where it is defined; the name is the one on the wire, with its package in Protobuf.</param>
/// <param name="Extends">Thrift: the service that it extends; <see langword="null"/> if there is none.</param>
/// <param name="Methods">Its own methods, in the order of their appearance.</param>
/// <param name="Doc">Its comment, without comment marks; <see langword="null"/> if there is none.</param>
/// <param name="Annotations">Its annotations.</param>
/// <param name="Where">Its name in the file.</param>
public sealed record IdlService(
    IdlId Id,
    IdlId? Extends,
    EquatableArray<IdlMethod> Methods,
    string? Doc,
    EquatableArray<IdlAnnotation> Annotations,
    SourceSpan Where);

/// <summary>A method of a service.</summary>
/// <param name="Name">Its name on the wire.</param>
/// <param name="Kind">How many messages it exchanges.</param>
/// <param name="Parameters">Its arguments; Protobuf: one, without a name of its own. Those of a stream of requests: the type of one request.</param>
/// <param name="Result">Type of its answer, of one message for a stream; <see langword="null"/> for <c>void</c> and oneway.</param>
/// <param name="Throws">Declared exceptions.</param>
/// <param name="IsIdempotent">
/// Whether the IDL says that a call may be repeated: Protobuf <c>idempotency_level</c> of <c>NO_SIDE_EFFECTS</c> or <c>IDEMPOTENT</c>, Thrift annotation <c>tern.idempotent</c> unless it is <c>"false"</c>.
/// </param>
/// <param name="Doc">Its comment, without comment marks; <see langword="null"/> if there is none.</param>
/// <param name="Annotations">Its annotations.</param>
/// <param name="Where">Its name in the file.</param>
public sealed record IdlMethod(
    string Name,
    MethodKind Kind,
    EquatableArray<IdlField> Parameters,
    IdlType? Result,
    EquatableArray<IdlField> Throws,
    bool IsIdempotent,
    string? Doc,
    EquatableArray<IdlAnnotation> Annotations,
    SourceSpan Where);
