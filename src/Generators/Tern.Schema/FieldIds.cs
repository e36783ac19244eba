namespace Tern.Schema;

/// <summary>Which field ids which format can carry.</summary>
public static class FieldIds
{
    /// <summary>Smallest id of Thrift. Ids below 1 come from compilers that number fields without ids downwards.</summary>
    public const int Smallest = short.MinValue;

    /// <summary>Largest id of Thrift.</summary>
    public const int LargestOfThrift = short.MaxValue;

    /// <summary>Largest id of Protobuf.</summary>
    public const int Largest = 536_870_911;

    /// <summary>Whether Thrift can carry a field with the id.</summary>
    public static bool FitsThrift(int id) => id is >= Smallest and <= LargestOfThrift;

    /// <summary>Whether Protobuf can carry a field with the id.</summary>
    public static bool FitsProtobuf(int id) => id is >= 1 and <= Largest;
}
