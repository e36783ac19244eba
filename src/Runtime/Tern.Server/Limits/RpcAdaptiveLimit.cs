using System.Globalization;
using Tern.Transport;

namespace Tern;

/// <summary>A number of concurrent calls that follows the time that handlers take: it grows while that stays the same, and shrinks when it rises.</summary>
/// <remarks>The gradient method: the limit is multiplied by how much faster calls were in the long run than they are now, and a small queue is added so that it can grow.</remarks>
public sealed class RpcAdaptiveLimit
{
    /// <summary>Least number of concurrent calls that it sets.</summary>
    /// <value>4 by default; from 1.</value>
    public int Least { get; set; } = 4;

    /// <summary>Greatest number of concurrent calls that it sets.</summary>
    /// <value>1,000 by default; at least <see cref="Least"/>.</value>
    public int Most { get; set; } = 1_000;

    /// <summary>Number that it begins with.</summary>
    /// <value>20 by default; between <see cref="Least"/> and <see cref="Most"/>.</value>
    public int Initial { get; set; } = 20;

    /// <summary>How many times their usual time calls may take before the limit shrinks.</summary>
    /// <value>1.5 by default; 1 to 10.</value>
    public double Tolerance { get; set; } = 1.5;

    /// <summary>Time over which handlers are measured before the limit is set anew.</summary>
    /// <value>500 ms by default; 10 ms to 1 minute.</value>
    public TimeSpan Window { get; set; } = TimeSpan.FromMilliseconds(500);

    internal string Fingerprint() => string.Create(CultureInfo.InvariantCulture, $"{Least}-{Initial}-{Most}x{Tolerance}@{Window}");

    internal void Validate(string path)
    {
        OptionRange.Check(Least, 1, int.MaxValue, $"{path}.{nameof(Least)}");
        OptionRange.Check(Most, Least, int.MaxValue, $"{path}.{nameof(Most)}");
        OptionRange.Check(Initial, Least, Most, $"{path}.{nameof(Initial)}");
        OptionRange.Check(Tolerance, 1, 10, $"{path}.{nameof(Tolerance)}");
        OptionRange.Check(Window, TimeSpan.FromMilliseconds(10), TimeSpan.FromMinutes(1), $"{path}.{nameof(Window)}");
    }
}
