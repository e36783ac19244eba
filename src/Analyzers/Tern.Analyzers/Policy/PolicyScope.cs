namespace Tern.Analyzers.Policy;

/// <summary>Which calls a policy is for.</summary>
internal enum PolicyScope
{
    /// <summary>Those of all methods of a channel.</summary>
    AllMethods,

    /// <summary>Those of a method, by its wire name.</summary>
    OneMethod,

    /// <summary>Those that are made with a context.</summary>
    Context,
}
