namespace Tern;

/// <summary>A rule that a message breaks.</summary>
/// <param name="Path">The field, by wire names from the message on: <c>items[3].price</c>; empty if the message as a whole breaks the rule.</param>
/// <param name="Rule">Name of the rule, as in IDL: <c>min_size</c>.</param>
/// <param name="Message">What is wrong, for people. It repeats numbers and lengths, never text or bytes: those may be secrets.</param>
public sealed record ValidationError(string Path, string Rule, string Message)
{
    /// <summary>Path and message: <c>items[3].price: gt rule failed, current value: 0 (must be greater than 0)</c>.</summary>
    public override string ToString() => Path.Length == 0 ? Message : $"{Path}: {Message}";
}
