namespace Tern.Idl;

// The last argument names the wires that a break is one of.
public static partial class IdlRules
{
    /// <summary>TERN3501: a contract, or a part of one, is not in the contract lock as it is.</summary>
    public static readonly IdlRule LockStale = new(
        "TERN3501",
        "The contract lock knows every contract",
        "the contract lock does not record {0} as it is; this breaks no peer, but record it, so that a later change of it is noticed",
        IdlSeverity.Warning);

    /// <summary>TERN3502: a line of the contract lock cannot be read.</summary>
    public static readonly IdlRule LockUnreadable = new("TERN3502", "The contract lock can be read", "this line of the contract lock cannot be read: {0}", IdlSeverity.Error);

    /// <summary>TERN3510: a field has the id of another one.</summary>
    public static readonly IdlRule FieldIdReused = new(
        "TERN3510",
        "Field ids are not used again",
        "the id {0} of '{1}' was that of {2} and is that of {3} now; peers read one as the other; use an id that was never used. Breaks {4}.",
        IdlSeverity.Error);

    /// <summary>TERN3511: a field has another type.</summary>
    public static readonly IdlRule FieldTypeChanged = new(
        "TERN3511",
        "Fields keep their types",
        "'{0}' of '{1}' was {2} and is {3} now; add a field with another id instead. Breaks {4}.",
        IdlSeverity.Error);

    /// <summary>TERN3512: a field has another id.</summary>
    public static readonly IdlRule FieldIdChanged = new(
        "TERN3512",
        "Fields keep their ids",
        "'{0}' of '{1}' had the id {2} and has {3} now; peers look for it under the old one. Breaks {4}.",
        IdlSeverity.Error);

    /// <summary>TERN3513: a field that peers do not always send became required.</summary>
    public static readonly IdlRule RequiredAdded = new(
        "TERN3513",
        "No field becomes required",
        "'{0}' of '{1}' is required now; what peers send without it is refused; make it optional. Breaks {2}.",
        IdlSeverity.Error);

    /// <summary>TERN3514: a field that peers ask for is not always sent any more.</summary>
    public static readonly IdlRule RequiredRemoved = new(
        "TERN3514",
        "Required fields stay required",
        "'{0}' of '{1}' was required and {2} now; peers refuse a message without it. Breaks {3}.",
        IdlSeverity.Error);

    /// <summary>TERN3515: a field is gone, and nothing keeps its id from being used again.</summary>
    public static readonly IdlRule FieldRemoved = new(
        "TERN3515",
        "Removed fields are reserved",
        "'{0}' ({1}) of '{2}' is gone and its id is not reserved; peers that send it are not heard, those that want it get nothing. Breaks {3}.",
        IdlSeverity.Error);

    /// <summary>TERN3516: a field has another name in JSON.</summary>
    public static readonly IdlRule FieldRenamed = new(
        "TERN3516",
        "Fields keep their names",
        "'{0}' of '{1}' was called '{2}'; set that name as its wire name if JSON is used. Breaks {3}.",
        IdlSeverity.Warning);

    /// <summary>TERN3517: something else stands for a field that is not there.</summary>
    public static readonly IdlRule DefaultChanged = new(
        "TERN3517",
        "Fields keep their default values",
        "'{0}' of '{1}' had the default value {2} and has {3} now; both ends read a message without it differently. May break {4}.",
        IdlSeverity.Warning);

    /// <summary>TERN3518: Protobuf encodes a field otherwise.</summary>
    public static readonly IdlRule ProtobufEncodingChanged = new(
        "TERN3518",
        "Fields keep their Protobuf encoding",
        "'{0}' of '{1}' was {2} and is {3} now; Thrift does not mind, but this breaks {4}",
        IdlSeverity.Error);

    /// <summary>TERN3519: a type is encoded as before, but not all of its values fit the other end.</summary>
    public static readonly IdlRule TypeReinterpreted = new(
        "TERN3519",
        "Values fit the types of both ends",
        "'{0}' of '{1}' was {2} and is {3} now: the bytes are alike, but a value that fits one of them may not fit, or mean the same as, the other. May break {4}.",
        IdlSeverity.Warning);

    /// <summary>TERN3520: a value of an enum is gone.</summary>
    public static readonly IdlRule EnumValueRemoved = new(
        "TERN3520",
        "Removed enum values are reserved",
        "'{0}' ({1}) of '{2}' is gone and its number is not reserved; peers that send it are not understood. Breaks {3}.",
        IdlSeverity.Error);

    /// <summary>TERN3521: a value of an enum has another number.</summary>
    public static readonly IdlRule EnumValueChanged = new(
        "TERN3521",
        "Enum values keep their numbers",
        "'{0}' of '{1}' was {2} and is {3} now; peers send and expect the old number. Breaks {4}.",
        IdlSeverity.Error);

    /// <summary>TERN3522: a value of an enum has another name in JSON.</summary>
    public static readonly IdlRule EnumValueRenamed = new(
        "TERN3522",
        "Enum values keep their names",
        "the value {0} of '{1}' was called '{2}' and is called '{3}' now. Breaks {4}.",
        IdlSeverity.Warning);

    /// <summary>TERN3523: an enum became open or closed.</summary>
    public static readonly IdlRule EnumClosednessChanged = new(
        "TERN3523",
        "Enums stay open or closed",
        "'{0}' was {1} and is {2} now; numbers that are not declared are treated otherwise. Breaks {3}.",
        IdlSeverity.Error);

    /// <summary>TERN3524: a value of an enum has the number of another one.</summary>
    public static readonly IdlRule EnumNumberReused = new(
        "TERN3524",
        "Enum numbers are not used again",
        "the number {0} of '{1}' is reserved{2} and is that of '{3}' now; peers take one for the other. Breaks {4}.",
        IdlSeverity.Error);

    /// <summary>TERN3530: a case of a union is gone or is another one.</summary>
    public static readonly IdlRule UnionCaseChanged = new(
        "TERN3530",
        "Union cases stay as they are",
        "the case '{0}' of the union '{1}' {2}. Breaks {3}.",
        IdlSeverity.Error);

    /// <summary>TERN3531: a struct became a union, or the like.</summary>
    public static readonly IdlRule MessageKindChanged = new("TERN3531", "Messages stay what they are", "'{0}' was {1} and is {2} now. Breaks {3}.", IdlSeverity.Error);

    /// <summary>TERN3532: a message or an enum is gone.</summary>
    public static readonly IdlRule ContractRemoved = new(
        "TERN3532",
        "Contracts stay",
        "{0} '{1}' is gone; whoever still sends or stores it is not understood. May break {2}.",
        IdlSeverity.Warning);

    /// <summary>TERN3533: a message or an enum has another full name.</summary>
    public static readonly IdlRule ContractRenamed = new(
        "TERN3533",
        "Messages keep their full names",
        "{0} '{1}' was called '{2}'; Any, error details and reflection carry the name; keep it with Name. May break {3}.",
        IdlSeverity.Warning);

    /// <summary>TERN3534: a field moved into, out of or between oneofs.</summary>
    public static readonly IdlRule OneOfChanged = new(
        "TERN3534",
        "Fields stay in their oneof",
        "'{0}' of '{1}' was {2} and is {3} now; what one end sets together, the other drops. Breaks {4}.",
        IdlSeverity.Error);

    /// <summary>TERN3540: a service is gone.</summary>
    public static readonly IdlRule ServiceRemoved = new("TERN3540", "Services stay", "the service '{0}' is gone; calls of it fail. Breaks {1}.", IdlSeverity.Error);

    /// <summary>TERN3541: a service has another name on the wire.</summary>
    public static readonly IdlRule ServiceRenamed = new(
        "TERN3541",
        "Services keep their wire names",
        "the service '{0}' was called '{1}'; peers still call that; keep it as the wire name. Breaks {2}.",
        IdlSeverity.Error);

    /// <summary>TERN3542: a method is gone.</summary>
    public static readonly IdlRule MethodRemoved = new("TERN3542", "Methods stay", "the method '{0}' of '{1}' is gone; calls of it fail. Breaks {2}.", IdlSeverity.Error);

    /// <summary>TERN3543: a method has another name on the wire.</summary>
    public static readonly IdlRule MethodRenamed = new(
        "TERN3543",
        "Methods keep their wire names",
        "the method '{0}' of '{1}' was called '{2}'; peers still call that; keep it as the wire name. Breaks {3}.",
        IdlSeverity.Error);

    /// <summary>TERN3544: an argument is another one.</summary>
    public static readonly IdlRule ArgumentChanged = new(
        "TERN3544",
        "Arguments stay as they are",
        "{0} of the method '{1}' {2}; add an argument with another id, or a method, instead. Breaks {3}.",
        IdlSeverity.Error);

    /// <summary>TERN3545: the answer has another type.</summary>
    public static readonly IdlRule ResultChanged = new(
        "TERN3545",
        "Answers keep their types",
        "the answer of the method '{0}' was {1} and is {2} now; add a method instead. Breaks {3}.",
        IdlSeverity.Error);

    /// <summary>TERN3546: messages flow as a stream where they did not, or the other way round.</summary>
    public static readonly IdlRule StreamingChanged = new(
        "TERN3546",
        "Methods keep their streams",
        "the method '{0}' was {1} and is {2} now; add a method instead. Breaks {3}.",
        IdlSeverity.Error);

    /// <summary>TERN3547: a one-way method answers, or the other way round.</summary>
    public static readonly IdlRule OneWayChanged = new(
        "TERN3547",
        "One-way methods stay one-way",
        "the method '{0}' was {1} and is {2} now; one end waits for an answer that the other does not send. Breaks {3}.",
        IdlSeverity.Error);

    /// <summary>TERN3548: a declared exception is gone or is another one.</summary>
    public static readonly IdlRule ExceptionChanged = new(
        "TERN3548",
        "Declared exceptions stay as they are",
        "the exception '{0}' that the method '{1}' declares {2}; callers do not get what they catch. Breaks {3}.",
        IdlSeverity.Error);

    private static IEnumerable<IdlRule> LockRules() =>
    [
        LockStale, LockUnreadable,
        FieldIdReused, FieldTypeChanged, FieldIdChanged, RequiredAdded, RequiredRemoved, FieldRemoved, FieldRenamed, DefaultChanged, ProtobufEncodingChanged, TypeReinterpreted,
        EnumValueRemoved, EnumValueChanged, EnumValueRenamed, EnumClosednessChanged, EnumNumberReused,
        UnionCaseChanged, MessageKindChanged, ContractRemoved, ContractRenamed, OneOfChanged,
        ServiceRemoved, ServiceRenamed, MethodRemoved, MethodRenamed, ArgumentChanged, ResultChanged, StreamingChanged, OneWayChanged, ExceptionChanged,
    ];
}
