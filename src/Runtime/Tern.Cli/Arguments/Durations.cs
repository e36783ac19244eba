using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace Tern.Cli;

/// <summary>Spans of time as people write them: <c>250ms</c>, <c>5s</c>, <c>2m</c>, <c>1h</c>; a number alone is seconds.</summary>
internal static class Durations
{
    private static readonly (string Unit, double Seconds)[] s_units = [("ms", 0.001), ("us", 0.000001), ("s", 1), ("m", 60), ("h", 3600)];

    /// <summary>An option that takes one.</summary>
    public static Option<TimeSpan?> Option(string name, string description, params string[] aliases) => new(name, aliases)
    {
        Description = description,
        HelpName = "time",
        CustomParser = static result =>
        {
            if (TryParse(result.Tokens[0].Value, out TimeSpan time))
            {
                return time;
            }

            result.AddError($"'{result.Tokens[0].Value}' is no span of time: write 250ms, 5s, 2m or 1h.");
            return null;
        },
    };

    /// <summary>Reads a span that is longer than none.</summary>
    public static bool TryParse(string text, out TimeSpan time)
    {
        time = default;
        (string Unit, double Seconds) unit = Array.Find(s_units, unit => text.EndsWith(unit.Unit, StringComparison.Ordinal));
        string number = unit.Unit is null ? text : text[..^unit.Unit.Length];
        if (!double.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double value) || !double.IsFinite(value) || value <= 0)
        {
            return false;
        }

        double seconds = value * (unit.Unit is null ? 1 : unit.Seconds);
        if (seconds > TimeSpan.FromDays(365).TotalSeconds)
        {
            return false;
        }

        time = TimeSpan.FromSeconds(seconds);
        return time > TimeSpan.Zero;
    }

    /// <summary>Writes a span with three digits that count and its unit.</summary>
    public static string Format(TimeSpan time)
    {
        double ms = time.TotalMilliseconds;
        (double value, string unit) = ms switch
        {
            < 1 => (ms * 1000, "us"),
            < 1000 => (ms, "ms"),
            < 60_000 => (ms / 1000, "s"),
            < 3_600_000 => (ms / 60_000, "m"),
            _ => (ms / 3_600_000, "h"),
        };
        string digits = value switch { < 10 => "0.##", < 100 => "0.#", _ => "0" };
        return $"{value.ToString(digits, CultureInfo.InvariantCulture)} {unit}";
    }
}
