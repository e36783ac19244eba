namespace Tern.Benchmarks.Harness;

/// <summary>The server end of a target, listening on the loopback interface.</summary>
internal interface IEchoServer : IAsyncDisposable
{
    /// <summary>The port that the system picked.</summary>
    int Port { get; }
}
