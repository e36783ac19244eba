using Tern.Schema;

namespace Tern.Emit;

/// <summary>Messages that one of the formats cannot carry, because ids of the other do not fit.</summary>
internal static class WireLimits
{
    /// <summary>Statement that throws because Thrift cannot carry one of the fields; <see langword="null"/> if it can carry all.</summary>
    public static string? WhyNotThrift(NameScope names, IEnumerable<Slot> slots)
        => WhyNot(names, slots.FirstOrDefault(s => !s.Protobuf.IsOneOf && !FieldIds.FitsThrift(s.Id)), "Thrift");

    /// <summary>Statement that throws because Protobuf cannot carry one of the fields; <see langword="null"/> if it can carry all.</summary>
    public static string? WhyNotProtobuf(NameScope names, IEnumerable<Slot> slots)
        => WhyNot(names, slots.FirstOrDefault(s => !s.Protobuf.IsOneOf && !FieldIds.FitsProtobuf(s.Id)), "Protobuf");

    private static string? WhyNot(NameScope names, Slot? slot, string format)
        => slot is null ? null : $"throw {names.Wire("CodecErrors")}.IdDoesNotFit({slot.Label}, \"{format}\");";
}
