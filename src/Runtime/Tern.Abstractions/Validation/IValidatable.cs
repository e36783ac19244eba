namespace Tern;

/// <summary>A message that can say whether it follows the rules of its contract. Generated for every message that has rules, or holds one that has; a message may implement it by hand instead.</summary>
/// <remarks>Call <see cref="ValidatableExtensions.Validate{T}(T, int)"/> or <see cref="ValidatableExtensions.IsValid{T}(T)"/>.</remarks>
public interface IValidatable
{
    /// <summary>Adds an error for each rule that the message breaks. Allocates nothing if it breaks none.</summary>
    /// <param name="errors">Where errors go. What is checked stops when it is full.</param>
    void Validate(ref ValidationErrors errors);
}
