namespace Tern.Idl.Protobuf.Syntax;

/// <summary>Which numbers fields may have.</summary>
internal static class FieldNumbers
{
    /// <summary>The largest: a tag has three more bits.</summary>
    public const int Max = (1 << 29) - 1;

    /// <summary>The first of those that Protobuf keeps for itself.</summary>
    public const int FirstReserved = 19_000;

    /// <summary>The last of them.</summary>
    public const int LastReserved = 19_999;
}
