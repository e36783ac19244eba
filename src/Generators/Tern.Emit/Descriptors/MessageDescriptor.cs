using Tern.Schema;

namespace Tern.Emit;

/// <summary>How a <c>.proto</c> file declares a message.</summary>
/// <param name="Name">Its name without what surrounds it.</param>
/// <param name="Fields">Its fields, by number.</param>
/// <param name="OneOfs">Names of its oneofs.</param>
/// <param name="Nested">Messages that only its fields need: entries of maps, collections inside of others.</param>
/// <param name="IsMapEntry">Whether it is the entry of a <c>map</c>.</param>
internal sealed record MessageDescriptor(
    string Name,
    EquatableArray<FieldDescriptor> Fields,
    EquatableArray<string> OneOfs,
    EquatableArray<MessageDescriptor> Nested,
    bool IsMapEntry);

/// <summary>How a <c>.proto</c> file declares a field.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Number">Its number.</param>
/// <param name="Type">Its type.</param>
/// <param name="IsRepeated">Whether it is a list, or the entries of a map.</param>
/// <param name="HasPresence">Whether a zero is told from a field that is not there, where its type does not tell them apart anyway: <c>optional</c>.</param>
/// <param name="IsPacked">Whether numbers are packed; <see langword="null"/> for what the syntax has by default.</param>
/// <param name="OneOf">Position of its oneof, or <see langword="null"/>.</param>
/// <param name="JsonName">Its name in JSON where that does not follow from its name.</param>
internal sealed record FieldDescriptor(
    string Name,
    int Number,
    FieldType Type,
    bool IsRepeated = false,
    bool HasPresence = false,
    bool? IsPacked = null,
    int? OneOf = null,
    string? JsonName = null);

/// <summary>Type of a field.</summary>
/// <param name="Kind">Which one.</param>
/// <param name="Name">Full name of the message or enum; <see langword="null"/> for others.</param>
internal sealed record FieldType(FieldKind Kind, string? Name = null);
