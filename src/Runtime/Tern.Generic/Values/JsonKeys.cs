using System.Globalization;

namespace Tern.Generic;

/// <summary>Numbers where JSON has text.</summary>
internal static class JsonKeys
{
    /// <summary>A number as a key, and those that JSON has no number for by name.</summary>
    public static string Of(double value) => value switch
    {
        double.PositiveInfinity => "Infinity",
        double.NegativeInfinity => "-Infinity",
        double.NaN => "NaN",
        _ => value.ToString("R", CultureInfo.InvariantCulture),
    };
}
