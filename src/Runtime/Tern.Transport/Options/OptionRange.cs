using System.Globalization;

namespace Tern.Transport;

/// <summary>Range checks of the options, with messages that name the property.</summary>
internal static class OptionRange
{
    public static readonly TimeSpan ShortestTimeout = TimeSpan.FromMilliseconds(1);
    public static readonly TimeSpan LongestTimeout = TimeSpan.FromHours(1);

    private const int SmallestBuffer = 1_024;

    public static void Check<T>(T value, T least, T most, string property)
        where T : IComparable<T>
    {
        if (value.CompareTo(least) < 0 || value.CompareTo(most) > 0)
        {
            throw new ArgumentOutOfRangeException(
                property,
                string.Create(CultureInfo.InvariantCulture, $"{property} is {value}; it must lie between {least} and {most}."));
        }
    }

    public static void CheckDefined<TEnum>(TEnum value, string property)
        where TEnum : struct, Enum
    {
        if (!Enum.IsDefined(value))
        {
            throw new ArgumentOutOfRangeException(property, $"{property} is {value}; it must be one of {string.Join(", ", Enum.GetNames<TEnum>())}.");
        }
    }

    public static void CheckSet(object? value, string property)
    {
        if (value is null)
        {
            throw new ArgumentNullException(property, $"{property} must not be null.");
        }
    }

    public static void CheckBuffer(int? bytes, string property)
    {
        if (bytes is { } value)
        {
            Check(value, SmallestBuffer, int.MaxValue, property);
        }
    }
}
