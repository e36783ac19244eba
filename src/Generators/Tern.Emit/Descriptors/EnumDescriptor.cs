using Tern.Schema;
using Tern.Schema.Naming;

namespace Tern.Emit;

/// <summary>How a <c>.proto</c> file declares an enum.</summary>
/// <param name="Name">Its name without what surrounds it.</param>
/// <param name="Values">Its values; zero comes first, and of an open enum there always is one.</param>
internal sealed record EnumDescriptor(string Name, EquatableArray<EnumMember> Values)
{
    private const string Unspecified = "_UNSPECIFIED";

    /// <summary>Whether two names stand for one number.</summary>
    public bool HasAliases => Values.Select(v => v.Value).Distinct().Count() < Values.Count;

    /// <summary>The declaration of an enum.</summary>
    /// <remarks>Names are unique without regard to case, underscores and the enum's own name, as proto3 asks.</remarks>
    public static EnumDescriptor Of(EnumType type)
    {
        string name = ProtoNames.SimpleOf(ProtoNames.Qualified(type.ProtobufName));
        var taken = new Dictionary<string, int>(StringComparer.Ordinal);
        var values = new List<EnumMember>();
        foreach (EnumMember member in type.Members)
        {
            string wish = ProtoNames.Identifier(member.WireName);
            string value = wish;
            for (int i = 0; !IsFree(value, member.Value); i++)
            {
                value = $"{wish}_{ProtoNames.Digits(member.Value)}{(i == 0 ? "" : "_" + ProtoNames.Digits(i))}";
            }

            taken[Key(value)] = member.Value;
            values.Add(new EnumMember(value, member.Value));
        }

        // C# begins with zero, and so does proto3.
        EnumMember? zero = values.Find(v => v.Value == 0);
        if (zero is not null)
        {
            values.Remove(zero);
            values.Insert(0, zero);
        }
        else if (!type.IsClosed || values.Count == 0)
        {
            values.Insert(0, new EnumMember(WireNames.UpperSnakeOf(name) + Unspecified, 0));
        }

        return new EnumDescriptor(name, values.ToEquatableArray());

        // Aliases of one number may be as alike as they like, but not the same.
        bool IsFree(string value, int number)
            => values.TrueForAll(v => v.WireName != value) && (!taken.TryGetValue(Key(value), out int other) || other == number);

        string Key(string value)
        {
            string plain = value.Replace("_", "").ToLowerInvariant();
            string prefix = name.Replace("_", "").ToLowerInvariant();
            return plain.Length > prefix.Length && plain.StartsWith(prefix, StringComparison.Ordinal) ? plain.Substring(prefix.Length) : plain;
        }
    }
}
