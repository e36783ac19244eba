namespace Tern;

/// <summary>How a channel uses connections.</summary>
public enum ConnectionMode
{
    /// <summary>One connection per call, closed behind it.</summary>
    ShortLived,

    /// <summary>Idle connections are kept; a connection carries one call at a time.</summary>
    Pooled,

    /// <summary>A few connections carry all calls at once. Needs a TTHeader protocol.</summary>
    Multiplexed,
}
