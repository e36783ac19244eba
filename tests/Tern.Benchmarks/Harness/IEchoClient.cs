namespace Tern.Benchmarks.Harness;

/// <summary>The client end of a target: every target serves the same workload, the echo of a string.</summary>
internal interface IEchoClient : IAsyncDisposable
{
    /// <summary>Sends <paramref name="text"/> and returns what came back.</summary>
    /// <param name="caller">Index of the calling loop; it never has two calls under way.</param>
    /// <param name="text">The string to echo.</param>
    ValueTask<string> EchoAsync(int caller, string text);
}
