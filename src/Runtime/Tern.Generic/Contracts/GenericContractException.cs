namespace Tern.Generic;

/// <summary>An IDL cannot be used, because it has errors. The message lists them.</summary>
/// <param name="errors">What is wrong, by file and line.</param>
public sealed class GenericContractException(IReadOnlyList<GenericContractError> errors) : Exception(MessageOf(errors))
{
    private const int MostListed = 20;

    /// <summary>What is wrong, by file and line.</summary>
    public IReadOnlyList<GenericContractError> Errors { get; } = errors;

    private static string MessageOf(IReadOnlyList<GenericContractError> errors)
    {
        ArgumentNullException.ThrowIfNull(errors);
        string more = errors.Count > MostListed ? $"{Environment.NewLine}and {errors.Count - MostListed} more" : "";
        return $"The IDL has {(errors.Count == 1 ? "an error" : $"{errors.Count} errors")}:{Environment.NewLine}{string.Join(Environment.NewLine, errors.Take(MostListed))}{more}";
    }
}
