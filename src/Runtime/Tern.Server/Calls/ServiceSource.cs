namespace Tern.Server;

/// <summary>Where the handler of a call comes from. Thread-safe.</summary>
internal abstract class ServiceSource<TService>
    where TService : class
{
    /// <summary>Gets the handler for one call, and what must be disposed behind it.</summary>
    public abstract TService Get(out ServiceScope scope);
}

/// <summary>One handler for all calls.</summary>
internal sealed class SingleService<TService>(TService service) : ServiceSource<TService>
    where TService : class
{
    public override TService Get(out ServiceScope scope)
    {
        scope = default;
        return service;
    }
}

/// <summary>What a call's handler lives in. Its end never throws.</summary>
internal readonly struct ServiceScope(IAsyncDisposable scope) : IAsyncDisposable
{
    public bool IsEmpty => scope is null;

    public ValueTask DisposeAsync() => scope.DisposeAsync();
}
