namespace Tern.Schema;

/// <summary>A closed hierarchy of which an instance is one case.</summary>
/// <param name="Type">What it is in C#.</param>
/// <param name="Cases">Its cases, by id.</param>
/// <param name="HasErrors">Whether something was reported: then the codec exists, so that others compile, and does nothing but throw.</param>
public sealed record UnionModel(ContractType Type, EquatableArray<UnionCaseModel> Cases, bool HasErrors);

/// <summary>One case of a union.</summary>
/// <param name="Id">Field id; <see cref="FieldIds"/> says which format can carry it.</param>
/// <param name="WireName">Name in IDL, JSON and error messages.</param>
/// <param name="Name">How C# spells the case.</param>
/// <param name="Member">The property or field that holds the value.</param>
/// <param name="Type">Type of the value.</param>
/// <param name="ByConstructor">Whether the constructor takes the value; otherwise an initialiser sets it.</param>
/// <param name="Protobuf">What Protobuf must know of it.</param>
public sealed record UnionCaseModel(int Id, string WireName, TypeName Name, string Member, TypeModel Type, bool ByConstructor, ProtobufModel Protobuf);
