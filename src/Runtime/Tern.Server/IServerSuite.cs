namespace Tern;

/// <summary>A named bundle of what a server is put together of: options, middleware, registries, limits.</summary>
public interface IServerSuite
{
    /// <summary>Its name, for whoever reads the code that uses it.</summary>
    string Name { get; }

    /// <summary>Changes the server that is being put together. What is set behind it wins.</summary>
    void Apply(RpcServerBuilder builder);
}
