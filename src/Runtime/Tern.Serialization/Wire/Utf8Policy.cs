namespace Tern.Serialization;

/// <summary>What a reader does with text that is no valid UTF-8.</summary>
public enum Utf8Policy
{
    /// <summary>Puts U+FFFD in its place, as .NET does.</summary>
    Replace,

    /// <summary>Fails with <see cref="WireFormatError.InvalidData"/>.</summary>
    Strict,
}
