using System.Globalization;
using Tern.Schema;

namespace Tern.Emit;

/// <summary>Closed enums: a number that is not declared is no value of the field, but an unknown field.</summary>
/// <remarks>Source: Protocol Buffers, "Enum Behavior".</remarks>
internal static class ProtobufEnums
{
    /// <summary>C# expression of whether a number is declared.</summary>
    public static string IsKnown(EnumType type, string number)
    {
        var ranges = new List<string>();
        int[] values = [.. type.Members.Select(m => m.Value).Distinct().OrderBy(v => v)];
        for (int i = 0; i < values.Length;)
        {
            int last = i;
            while (last + 1 < values.Length && values[last + 1] == values[last] + 1L)
            {
                last++;
            }

            ranges.Add(last - i < 2 ? string.Join(" or ", Enumerable.Range(i, last - i + 1).Select(at => Text(values[at]))) : $"(>= {Text(values[i])} and <= {Text(values[last])})");
            i = last + 1;
        }

        return ranges.Count == 0 ? "false" : $"{number} is {string.Join(" or ", ranges)}";
    }

    /// <summary>The closed enum that a field or its elements are; <see langword="null"/> for others.</summary>
    public static EnumType? ClosedOf(TypeModel type) => type as EnumType is { IsClosed: true } closed ? closed : null;

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
