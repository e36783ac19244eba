namespace Tern.Generators.Pipeline;

/// <summary>Names of the pipeline's steps; tests ask by them what ran again.</summary>
internal static class TrackingNames
{
    public const string ParsedMessages = nameof(ParsedMessages);
    public const string ParsedExceptions = nameof(ParsedExceptions);
    public const string ParsedUnions = nameof(ParsedUnions);
    public const string ParsedServices = nameof(ParsedServices);
    public const string Messages = nameof(Messages);
    public const string Exceptions = nameof(Exceptions);
    public const string Unions = nameof(Unions);
    public const string Services = nameof(Services);
    public const string ClosedMessages = nameof(ClosedMessages);
    public const string ClosedValidations = nameof(ClosedValidations);
    public const string ValidationSuffix = "Validation";
    public const string Registrations = nameof(Registrations);
    public const string Assembly = nameof(Assembly);
    public const string IdlItems = nameof(IdlItems);
    public const string ParsedIdl = nameof(ParsedIdl);
    public const string CompiledIdlElsewhere = nameof(CompiledIdlElsewhere);
    public const string LoweredIdl = nameof(LoweredIdl);
    public const string IdlFiles = nameof(IdlFiles);
    public const string IdlDeclarations = nameof(IdlDeclarations);
    public const string IdlContracts = nameof(IdlContracts);
    public const string IdlMessages = nameof(IdlMessages);
    public const string IdlUnions = nameof(IdlUnions);
    public const string LateContracts = nameof(LateContracts);
    public const string ParsedWithIdl = nameof(ParsedWithIdl);
    public const string IdlServices = nameof(IdlServices);
    public const string CompiledIdl = nameof(CompiledIdl);
    public const string DiagnosticsSuffix = "Diagnostics";
}
