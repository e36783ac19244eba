namespace Tern.Protocols;

/// <summary>Is told once how a client's stream ends.</summary>
internal interface IStreamObserver
{
    /// <summary>The stream has ended. Called from the reading loop of its connection: it must be quick, and must not throw.</summary>
    /// <param name="error">The failure; <see langword="null"/> for success.</param>
    void OnEnded(Exception? error);
}
