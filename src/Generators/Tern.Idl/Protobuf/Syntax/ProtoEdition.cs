namespace Tern.Idl.Protobuf.Syntax;

/// <summary>Languages of <c>.proto</c> files, in the order of their appearance in the world.</summary>
internal enum ProtoEdition
{
    /// <summary>proto2, also of files that say nothing.</summary>
    Proto2 = 998,

    /// <summary>proto3.</summary>
    Proto3 = 999,

    /// <summary>Edition 2023.</summary>
    Edition2023 = 1000,

    /// <summary>Edition 2024.</summary>
    Edition2024 = 1001,
}

/// <summary>What syntax lines say.</summary>
internal static class ProtoEditions
{
    /// <summary>The language that a line names; <see langword="null"/> if nobody knows it.</summary>
    public static ProtoEdition? Of(ProtoSyntaxLine? line) => line switch
    {
        null => ProtoEdition.Proto2,
        { IsEdition: false, Value: "proto2" } => ProtoEdition.Proto2,
        { IsEdition: false, Value: "proto3" } => ProtoEdition.Proto3,
        { IsEdition: true, Value: "2023" } => ProtoEdition.Edition2023,
        { IsEdition: true, Value: "2024" } => ProtoEdition.Edition2024,
        _ => null,
    };

    /// <summary>Whether features say what a file means.</summary>
    public static bool HasFeatures(this ProtoEdition edition) => edition >= ProtoEdition.Edition2023;
}
