namespace Tern.Emit;

/// <summary>Where a message keeps fields that it does not know.</summary>
public static class UnknownFieldsStorage
{
    /// <summary>Name of the private field that is added to the message.</summary>
    public const string FieldName = "_unknownThriftFields";
}
