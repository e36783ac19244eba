namespace Tern;

/// <summary>The life of one call of its own: its token is made only if somebody asks for it.</summary>
internal interface ICallLifetime
{
    /// <summary>Cancelled when the call ends before its handler does.</summary>
    CancellationToken Ended { get; }
}
