namespace Tern.Idl;

public static partial class IdlRules
{
    /// <summary>TERN3100: a number has a leading zero.</summary>
    public static readonly IdlRule LeadingZero = new(
        "TERN3100",
        "Numbers have no leading zeros",
        "'{0}' is {1} here and in Apache Thrift, but thriftgo reads it as octal; write {1}, or 0o… for octal",
        IdlSeverity.Warning);

    /// <summary>TERN3101: a type, a constant or a line of services is too deep or too large once its names are resolved.</summary>
    public static readonly IdlRule TooDeep = new("TERN3101", "Types, constants and services nest within bounds", "{0}", IdlSeverity.Error);

    /// <summary>TERN3102: a typedef stands for itself.</summary>
    public static readonly IdlRule TypedefCycle = new("TERN3102", "Typedefs end at a type", "'{0}' stands for itself: {1}", IdlSeverity.Error);

    /// <summary>TERN3103: a constant is defined by itself.</summary>
    public static readonly IdlRule ConstantCycle = new("TERN3103", "Constants end at a value", "'{0}' is defined by itself: {1}", IdlSeverity.Error);

    /// <summary>TERN3104: an include serves nothing.</summary>
    public static readonly IdlRule UnusedInclude = new("TERN3104", "Includes are used", "nothing of '{0}' is used here; the line can go", IdlSeverity.Hint);

    /// <summary>TERN3105: a language has two namespaces.</summary>
    public static readonly IdlRule RepeatedNamespace = new("TERN3105", "A language has one namespace", "'{0}' has a namespace already, in line {1}; this one counts", IdlSeverity.Warning);

    /// <summary>TERN3110: a field has no id.</summary>
    public static readonly IdlRule MissingFieldId = new(
        "TERN3110",
        "Fields have ids",
        "'{0}' has no id and gets {1}, which changes with the fields before it and with the compiler; write '{1}: …'",
        IdlSeverity.Warning);

    /// <summary>TERN3111: the id of a field is not positive.</summary>
    public static readonly IdlRule FieldIdNotPositive = new("TERN3111", "Field ids are positive", "id {0} of '{1}' is not positive; {2}", IdlSeverity.Warning);

    /// <summary>TERN3112: the id of a field is too large.</summary>
    public static readonly IdlRule FieldIdOutOfRange = new("TERN3112", "Field ids fit 16 bits", "id {0} of '{1}' does not fit 16 bits; use 1 to 32767", IdlSeverity.Error);

    /// <summary>TERN3113: two fields have one id.</summary>
    public static readonly IdlRule DuplicateFieldId = new("TERN3113", "Thrift field ids are unique", "'{0}' has id {1}, as '{2}' has; the next free id is {3}", IdlSeverity.Error);

    /// <summary>TERN3114: two fields have one name.</summary>
    public static readonly IdlRule DuplicateFieldName = new("TERN3114", "Thrift field names are unique", "there is a '{0}' already, with id {1}", IdlSeverity.Error);

    /// <summary>TERN3115: required or optional stands where it means nothing.</summary>
    public static readonly IdlRule PresenceIgnored = new("TERN3115", "Only fields of structs are required or optional", "'{0}' means nothing for {1}; remove it", IdlSeverity.Warning);

    /// <summary>TERN3116: a union has two defaults.</summary>
    public static readonly IdlRule SecondUnionDefault = new("TERN3116", "A union has one default", "union '{0}' has a default already, of '{1}', and only one field of a union is set", IdlSeverity.Error);

    /// <summary>TERN3117: a union has no fields.</summary>
    public static readonly IdlRule EmptyUnion = new("TERN3117", "A union has fields", "union '{0}' has no fields, so it can have no value", IdlSeverity.Warning);

    /// <summary>TERN3118: a struct requires itself.</summary>
    public static readonly IdlRule EndlessMessage = new(
        "TERN3118",
        "Structs do not require themselves",
        "no '{0}' could ever be complete: it requires '{1}', a '{2}', which requires a '{0}' in turn or never ends itself; make a field on the way optional",
        IdlSeverity.Warning);

    /// <summary>TERN3119: a default value contains itself.</summary>
    public static readonly IdlRule EndlessDefault = new(
        "TERN3119",
        "Defaults do not contain themselves",
        "every new '{0}' would contain a new '{2}' by the default of '{1}', without end; remove a default on the way",
        IdlSeverity.Error);

    /// <summary>TERN3120: an enum has two items of one name.</summary>
    public static readonly IdlRule DuplicateEnumItem = new("TERN3120", "Thrift enum items are unique", "enum '{0}' has an item '{1}' already", IdlSeverity.Error);

    /// <summary>TERN3121: an enum has two items of one value.</summary>
    public static readonly IdlRule DuplicateEnumValue = new("TERN3121", "Thrift enum values are unique", "'{0}' is {1}, as '{2}' is; thriftgo refuses that", IdlSeverity.Warning);

    /// <summary>TERN3122: a value of an enum is too large.</summary>
    public static readonly IdlRule EnumValueOutOfRange = new("TERN3122", "Thrift enum values fit 32 bits", "'{0}' is {1}, which does not fit 32 bits", IdlSeverity.Error);

    /// <summary>TERN3130: a collection is the key of a map or the element of a set.</summary>
    public static readonly IdlRule CollectionAsKey = new(
        "TERN3130",
        "Keys are no collections",
        "a {0} as {1} may not work: few languages tell collections with equal elements from others; a struct or a string can be compared",
        IdlSeverity.Warning);

    /// <summary>TERN3131: what is thrown is no exception.</summary>
    public static readonly IdlRule ThrowsNoException = new("TERN3131", "Only exceptions are thrown", "'{0}' is {1}, and only an exception can be thrown", IdlSeverity.Error);

    /// <summary>TERN3132: a declared exception has the id of the result.</summary>
    public static readonly IdlRule ThrowsResultId = new("TERN3132", "Id 0 belongs to the result", "'{0}' cannot have id 0, which the result has on the wire; begin with 1", IdlSeverity.Error);

    /// <summary>TERN3133: a service has two functions of one name.</summary>
    public static readonly IdlRule DuplicateFunction = new("TERN3133", "Functions are unique", "service '{0}' has a function '{1}' already; Thrift knows no overloads", IdlSeverity.Error);

    /// <summary>TERN3134: a service repeats an inherited function.</summary>
    public static readonly IdlRule InheritedFunction = new("TERN3134", "Inherited functions are not repeated", "'{0}' is inherited from '{1}'; Thrift knows no overloads", IdlSeverity.Error);

    /// <summary>TERN3135: a service extends itself.</summary>
    public static readonly IdlRule ServiceCycle = new("TERN3135", "Services do not extend themselves", "'{0}' extends itself: {1}", IdlSeverity.Error);

    /// <summary>TERN3136: a oneway function gives something back.</summary>
    public static readonly IdlRule OneWayAnswers = new("TERN3136", "Oneway functions give nothing back", "oneway '{0}' cannot {1}: nothing comes back to the caller", IdlSeverity.Error);

    /// <summary>TERN3137: a streaming mode is unknown or not the only one.</summary>
    public static readonly IdlRule StreamingMode = new("TERN3137", "Streaming modes are known", "{0}; streaming.mode is one of unary, client, server and bidirectional", IdlSeverity.Error);

    /// <summary>TERN3138: a streaming function has a shape that no stream has.</summary>
    public static readonly IdlRule StreamingShape = new("TERN3138", "Streams carry one argument and a result", "streaming '{0}' {1}", IdlSeverity.Error);

    /// <summary>TERN3139: a streaming function declares exceptions.</summary>
    public static readonly IdlRule StreamingThrows = new(
        "TERN3139",
        "Streams carry no declared exceptions",
        "streaming '{0}' declares exceptions, and a stream carries none: it ends with a status; they are left out",
        IdlSeverity.Warning);

    /// <summary>TERN3140: a value is of another type.</summary>
    public static readonly IdlRule ValueTypeMismatch = new("TERN3140", "Values fit their types", "{0} is needed here, and this is {1}{2}", IdlSeverity.Error);

    /// <summary>TERN3141: a number is too large for its type.</summary>
    public static readonly IdlRule ValueOutOfRange = new("TERN3141", "Numbers fit their types", "{0} does not fit {1}", IdlSeverity.Error);

    /// <summary>TERN3142: a text is no UUID.</summary>
    public static readonly IdlRule BadUuid = new("TERN3142", "UUIDs are well-formed", "\"{0}\" is no UUID; write one as \"01234567-89ab-cdef-0123-456789abcdef\"", IdlSeverity.Error);

    /// <summary>TERN3143: a struct value names a field that the struct has not.</summary>
    public static readonly IdlRule UnknownField = new("TERN3143", "Struct values name fields", "'{0}' has no field '{1}'{2}", IdlSeverity.Error);

    /// <summary>TERN3144: a map or struct value has two entries of one key.</summary>
    public static readonly IdlRule DuplicateKey = new("TERN3144", "Keys of values are unique", "there is an entry for {0} already", IdlSeverity.Error);

    /// <summary>TERN3145: a set value has an element twice.</summary>
    public static readonly IdlRule DuplicateElement = new("TERN3145", "Elements of sets are unique", "{0} is in the set already", IdlSeverity.Warning);

    /// <summary>TERN3146: a number that stands for an enum's item names none.</summary>
    public static readonly IdlRule UnnamedEnumValue = new("TERN3146", "Enum values have a name", "enum '{0}' has no item of value {1}", IdlSeverity.Warning);

    /// <summary>TERN3147: a struct value lacks a required field.</summary>
    public static readonly IdlRule MissingRequiredField = new("TERN3147", "Struct values are complete", "'{0}' requires '{1}', which is not set here", IdlSeverity.Error);

    /// <summary>TERN3148: a union value sets no field or several.</summary>
    public static readonly IdlRule UnionValue = new("TERN3148", "Union values set one field", "a value of union '{0}' sets one field, and this one sets {1}", IdlSeverity.Error);

    /// <summary>TERN3149: an item of an enum is named as another's, or as nobody's.</summary>
    public static readonly IdlRule ItemByLastName = new(
        "TERN3149",
        "Items are named with their enum",
        "'{0}' stands for nothing that fits; Apache takes it for '{1}', as here, and thriftgo refuses it: write '{1}'",
        IdlSeverity.Warning);

    private static IEnumerable<IdlRule> ThriftRules() =>
    [
        LeadingZero, TooDeep, TypedefCycle, ConstantCycle, UnusedInclude, RepeatedNamespace,
        MissingFieldId, FieldIdNotPositive, FieldIdOutOfRange, DuplicateFieldId, DuplicateFieldName, PresenceIgnored, SecondUnionDefault, EmptyUnion, EndlessMessage, EndlessDefault,
        DuplicateEnumItem, DuplicateEnumValue, EnumValueOutOfRange,
        CollectionAsKey, ThrowsNoException, ThrowsResultId, DuplicateFunction, InheritedFunction, ServiceCycle, OneWayAnswers, StreamingMode, StreamingShape, StreamingThrows,
        ValueTypeMismatch, ValueOutOfRange, BadUuid, UnknownField, DuplicateKey, DuplicateElement, UnnamedEnumValue, MissingRequiredField, UnionValue, ItemByLastName,
    ];
}
