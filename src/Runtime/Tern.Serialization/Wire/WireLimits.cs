namespace Tern.Serialization;

/// <summary>Bounds of every format that no option lifts.</summary>
internal static class WireLimits
{
    /// <summary>Longest text that .NET can hold; more bytes than that cannot become a string.</summary>
    public const int MaxTextBytes = 0x3FFFFFDF;
}
