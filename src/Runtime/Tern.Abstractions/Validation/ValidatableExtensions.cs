namespace Tern;

/// <summary>Checks messages against the rules of their contracts.</summary>
public static class ValidatableExtensions
{
    /// <summary>Finds every rule that a message breaks.</summary>
    /// <param name="message">The message.</param>
    /// <param name="limit">Most errors to find; checking stops when they are found. At least 1.</param>
    /// <returns>The errors in the order of the fields; empty, and nothing allocated, if there are none.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The limit is less than 1.</exception>
    public static IReadOnlyList<ValidationError> Validate<T>(this T message, int limit = ValidationErrors.DefaultLimit)
        where T : IValidatable
    {
        var errors = new ValidationErrors(limit);
        message.Validate(ref errors);
        return errors.ToList();
    }

    /// <summary>Whether a message breaks no rule. Stops at the first that it breaks; allocates nothing otherwise.</summary>
    public static bool IsValid<T>(this T message)
        where T : IValidatable
    {
        var errors = new ValidationErrors(limit: 1);
        message.Validate(ref errors);
        return errors.Count == 0;
    }
}
