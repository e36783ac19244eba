using System.Globalization;
using System.Text.Json;
using Tern.Serialization;

namespace Tern.Generic;

/// <summary>Takes the values of the map form for what the IDL says that they are.</summary>
internal static class MapValues
{
    /// <summary>A value that can be looked at: what <see cref="JsonElement"/> holds stands for it.</summary>
    public static object? Plain(object? value) => value is JsonElement element ? JsonValues.ToPlain(element) : value;

    public static bool ToBool(object value, string where) => value switch
    {
        bool flag => flag,
        string text when bool.TryParse(text, out bool flag) => flag,
        _ => throw Wrong(value, where, "true or false"),
    };

    /// <summary>A whole number between two others.</summary>
    public static long ToInteger(object value, string where, long least, long most)
    {
        Int128 number = ToWhole(value, where);
        return number >= least && number <= most ? (long)number : throw Wrong(value, where, $"a number from {least} to {most}");
    }

    public static ulong ToUnsigned(object value, string where, ulong most)
    {
        Int128 number = ToWhole(value, where);
        return number >= 0 && number <= most ? (ulong)number : throw Wrong(value, where, $"a number from 0 to {most}");
    }

    public static double ToDouble(object value, string where) => value switch
    {
        double number => number,
        float number => number,
        Half number => (double)number,
        decimal number => (double)number,
        string text => ParseDouble(text) ?? throw Wrong(value, where, "a number"),
        bool => throw Wrong(value, where, "a number"),
        _ => (double)ToWhole(value, where),
    };

    public static string ToText(object value, string where) => value switch
    {
        string text => text,
        char character => character.ToString(),
        Guid uuid => uuid.ToString(),
        _ => throw Wrong(value, where, "a text"),
    };

    public static ReadOnlyMemory<byte> ToBytes(object value, string where) => value switch
    {
        byte[] bytes => bytes,
        ReadOnlyMemory<byte> bytes => bytes,
        Memory<byte> bytes => bytes,
        ArraySegment<byte> bytes => bytes,
        string text when JsonBase64.TryDecode(System.Text.Encoding.UTF8.GetBytes(text), out byte[] bytes) => bytes,
        _ => throw Wrong(value, where, "bytes, or Base64 as text"),
    };

    public static Guid ToUuid(object value, string where) => value switch
    {
        Guid uuid => uuid,
        string text when Guid.TryParse(text, out Guid uuid) => uuid,
        _ => throw Wrong(value, where, "a uuid"),
    };

    /// <summary>The number of an enum's value; <see langword="false"/> for a name that is not known, where such names are skipped.</summary>
    public static bool TryToEnum(object value, EnumPlan plan, string where, bool skipsUnknown, out int number)
    {
        number = 0;
        if (value is not string text)
        {
            number = (int)ToInteger(value, where, int.MinValue, int.MaxValue);
            return true;
        }

        if (plan.TryGetValue(text, out number) || int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number))
        {
            return true;
        }

        return skipsUnknown ? false : throw Wrong(value, where, $"a value of {plan.Name}");
    }

    public static WireFormatException Wrong(object? value, string where, string expected) =>
        new(WireFormatError.InvalidData, $"{where}: {expected} is expected, not {Describe(value)}");

    private static Int128 ToWhole(object value, string where) => value switch
    {
        int number => number,
        long number => number,
        short number => number,
        sbyte number => number,
        byte number => number,
        ushort number => number,
        uint number => number,
        ulong number => number,
        double number when double.IsInteger(number) && Math.Abs(number) < 1e20 => (Int128)number,
        float number when float.IsInteger(number) && Math.Abs(number) < 1e20f => (Int128)number,
        decimal number when decimal.IsInteger(number) => (Int128)number,
        Int128 number => number,
        string text when Int128.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out Int128 number) => number,
        Enum constant => ((IConvertible)constant).ToInt64(CultureInfo.InvariantCulture),
        _ => throw Wrong(value, where, "a whole number"),
    };

    private static double? ParseDouble(string text) => text switch
    {
        "NaN" => double.NaN,
        "Infinity" => double.PositiveInfinity,
        "-Infinity" => double.NegativeInfinity,
        _ => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number) ? number : null,
    };

    // What a caller passes in may be long, and its ToString may be anything.
    private static string Describe(object? value)
    {
        const int MostChars = 64;
        string text = value switch
        {
            null => "null",
            string given => $"\"{given}\"",
            bool or sbyte or byte or short or ushort or int or uint or long or ulong or float or double or decimal =>
                string.Create(CultureInfo.InvariantCulture, $"{value} ({value.GetType().Name})"),
            _ => $"a {value.GetType().Name}",
        };
        return text.Length <= MostChars ? text : $"{text[..MostChars]}…";
    }
}
