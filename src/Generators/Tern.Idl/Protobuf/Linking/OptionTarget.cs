namespace Tern.Idl.Protobuf.Linking;

/// <summary>What options can stand at.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Message">The message whose fields its options are.</param>
/// <param name="TargetType">Its name among the targets that an option can limit itself to.</param>
internal sealed record OptionTarget(string Name, string Message, string TargetType)
{
    public static readonly OptionTarget File = new("file", "FileOptions", "TARGET_TYPE_FILE");
    public static readonly OptionTarget ExtensionRange = new("extension range", "ExtensionRangeOptions", "TARGET_TYPE_EXTENSION_RANGE");
    public static readonly OptionTarget MessageType = new("message", "MessageOptions", "TARGET_TYPE_MESSAGE");
    public static readonly OptionTarget Field = new("field", "FieldOptions", "TARGET_TYPE_FIELD");
    public static readonly OptionTarget OneOf = new("oneof", "OneofOptions", "TARGET_TYPE_ONEOF");
    public static readonly OptionTarget Enum = new("enum", "EnumOptions", "TARGET_TYPE_ENUM");
    public static readonly OptionTarget EnumValue = new("enum value", "EnumValueOptions", "TARGET_TYPE_ENUM_ENTRY");
    public static readonly OptionTarget Service = new("service", "ServiceOptions", "TARGET_TYPE_SERVICE");
    public static readonly OptionTarget Method = new("method", "MethodOptions", "TARGET_TYPE_METHOD");
}
