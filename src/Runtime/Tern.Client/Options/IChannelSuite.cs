namespace Tern;

/// <summary>A named bundle of a channel's options: protocol, middleware, governance and what else a team has agreed on.</summary>
public interface IChannelSuite
{
    /// <summary>Its name, for whoever reads the code that uses it.</summary>
    string Name { get; }

    /// <summary>Sets the options. What is set behind it wins.</summary>
    void Apply(RpcChannelOptions options);
}
