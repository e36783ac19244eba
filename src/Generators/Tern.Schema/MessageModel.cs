namespace Tern.Schema;

/// <summary>What a contract type is, as far as its generated code must repeat it.</summary>
/// <param name="Name">How C# spells the type.</param>
/// <param name="Codec">The static class that reads and writes it.</param>
/// <param name="Keyword">What declares it: <c>class</c>, <c>struct</c>, <c>record</c>, <c>record struct</c>.</param>
/// <param name="Containers">Types that contain it, outermost first, as they are declared: <c>static partial class Shapes</c>.</param>
/// <param name="IsPublic">Whether other assemblies see it; otherwise it is internal.</param>
/// <param name="IsValueType">Whether it is a struct.</param>
/// <param name="IsReadOnly">Whether it is a struct whose fields must be readonly.</param>
/// <param name="HasObsoleteParts">Whether generated code names something obsolete.</param>
/// <param name="ProtobufName">Its full name in Protobuf: <c>shop.Item</c>.</param>
/// <param name="HasOwnJson">Whether it writes and reads JSON by methods of its own.</param>
public sealed record ContractType(
    TypeName Name,
    TypeName Codec,
    string Keyword,
    EquatableArray<string> Containers,
    bool IsPublic,
    bool IsValueType,
    bool IsReadOnly,
    bool HasObsoleteParts,
    string ProtobufName,
    bool HasOwnJson);

/// <summary>A message or declared exception.</summary>
/// <param name="Type">What it is in C#.</param>
/// <param name="Constructor">How an instance is made.</param>
/// <param name="Fields">Carried members, those of base messages too, by id.</param>
/// <param name="UnknownFields">Where unknown fields are kept; <see langword="null"/> if they are skipped.</param>
/// <param name="DeclaresUnknownFields">Whether the storage for unknown fields is added to this very type.</param>
/// <param name="IsPartial">Whether a part is added to the type; a closed generic message has none of its own.</param>
/// <param name="HasErrors">Whether something was reported: then the codec exists, so that others compile, and does nothing but throw.</param>
public sealed record MessageModel(
    ContractType Type,
    ConstructorModel Constructor,
    EquatableArray<FieldModel> Fields,
    AccessorModel? UnknownFields,
    bool DeclaresUnknownFields,
    bool IsPartial,
    bool HasErrors);
