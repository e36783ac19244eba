namespace Tern;

/// <summary>A named bundle of options: resolver, balancer, policies and middleware that belong together.</summary>
public interface IGovernanceSuite
{
    /// <summary>Its name, for whoever reads the code that uses it.</summary>
    string Name { get; }

    /// <summary>Sets the options. What is set behind it wins.</summary>
    void Apply(GovernanceOptions options);
}
