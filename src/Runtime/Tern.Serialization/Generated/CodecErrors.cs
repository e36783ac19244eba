using System.ComponentModel;

namespace Tern.Serialization;

/// <summary>Makes the exceptions that generated code throws; kept out of it so that its methods stay small.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class CodecErrors
{
    /// <summary>A required field was not on the wire.</summary>
    /// <param name="field">Message, wire name and id: <c>Item.sku (1)</c>.</param>
    public static Exception RequiredMissing(string field)
        => new WireFormatException(WireFormatError.InvalidData, $"required field {field} is not set");

    /// <summary>An argument that may not be null was not on the wire.</summary>
    /// <param name="argument">Method, wire name and id.</param>
    public static Exception ArgumentMissing(string argument)
        => new WireFormatException(WireFormatError.InvalidData, $"argument {argument} is not set");

    /// <summary>A member that may not be null is null.</summary>
    /// <param name="field">Message, wire name and id.</param>
    public static Exception NullMember(string field)
        => new WireFormatException(WireFormatError.InvalidData, $"{field} is null and cannot be written; make it nullable if it may be left out");

    /// <summary>A stream holds null.</summary>
    /// <param name="method">Service and method.</param>
    public static Exception NullMessage(string method)
        => new WireFormatException(WireFormatError.InvalidData, $"a message of {method} is null, which a message of a stream cannot be");

    /// <summary>A collection holds null.</summary>
    /// <param name="field">Message, wire name and id of the field with the collection.</param>
    public static Exception NullElement(string field)
        => new WireFormatException(WireFormatError.InvalidData, $"{field} holds a null, which a collection on the wire cannot");

    /// <summary>A collection inside of a collection has elements of another type.</summary>
    /// <param name="field">Message, wire name and id of the field with the outer collection.</param>
    public static Exception WrongElementType(string field)
        => new WireFormatException(WireFormatError.InvalidData, $"{field} holds a collection whose elements are of another type");

    /// <summary>A value does not fit its C# type, or its wire type.</summary>
    /// <param name="field">Message, wire name and id.</param>
    /// <param name="value">The value.</param>
    /// <param name="type">What it should have been.</param>
    public static Exception OutOfRange(string field, object value, string type)
        => new WireFormatException(WireFormatError.InvalidData, $"{field} has the value {value}, which is no {type}");

    /// <summary>A union holds no case, or none that this version knows.</summary>
    /// <param name="union">The union.</param>
    public static Exception NoKnownCase(string union)
        => new WireFormatException(WireFormatError.InvalidData, $"union {union} holds no case that is known");

    /// <summary>A field has an id that the format does not have.</summary>
    /// <param name="field">Message, wire name and id.</param>
    /// <param name="format">The format.</param>
    public static Exception IdDoesNotFit(string field, string format)
        => new WireFormatException(
            WireFormatError.NotImplemented,
            $"{field} has an id that {format} cannot carry ({(format == "Thrift" ? "-32768 to 32767" : "1 to 536870911")}); call this service by the other protocol, or give the field another id");

    /// <summary>The contract was reported as wrong when it was compiled.</summary>
    /// <param name="contract">The contract.</param>
    public static Exception ContractHasErrors(string contract)
        => new InvalidOperationException($"{contract} has errors that its compilation reported; nothing was generated for it.");
}
