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

    public static void CheckBuffer(int? bytes, string property)
    {
        if (bytes is { } value)
        {
            Check(value, SmallestBuffer, int.MaxValue, property);
        }
    }
}
