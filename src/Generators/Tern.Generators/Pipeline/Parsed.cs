using Tern.Schema;

namespace Tern.Generators.Pipeline;

/// <summary>What was read of one contract. Values only: whatever stands here is kept for the next run.</summary>
/// <param name="Model">The contract; <see langword="null"/> if nothing can be generated for it.</param>
/// <param name="ClosedMessages">Closed generic messages that it names, and those that these name.</param>
/// <param name="Diagnostics">What is wrong with it.</param>
internal sealed record Parsed<TModel>(
    TModel? Model,
    EquatableArray<MessageModel> ClosedMessages,
    EquatableArray<ContractDiagnostic> Diagnostics)
    where TModel : class, IEquatable<TModel>
{
    /// <summary>Metadata name of the type that declares it.</summary>
    public string Contract { get; init; } = "";

    /// <summary>Types that it names and the compiler does not know.</summary>
    public EquatableArray<string> Missing { get; init; }

    /// <summary>What is checked of it; <see langword="null"/> if nothing is.</summary>
    public ValidationModel? Validation { get; init; }

    /// <summary>What is checked of closed generic messages that it names.</summary>
    public EquatableArray<ValidationModel> ClosedValidations { get; init; }
}
