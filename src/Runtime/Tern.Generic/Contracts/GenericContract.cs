using Tern.Idl;
using Tern.Schema;
using Tern.Schema.Idl;
using Tern.Serialization;

namespace Tern.Generic;

/// <summary>Services that are known from IDL at run time. Load it once and keep it; immutable and thread-safe.</summary>
public sealed class GenericContract
{
    private readonly ProtoJsonTypes _types = new();

    private GenericContract(IdlSchema schema)
    {
        Schema = schema;
        PlanBuilder plans = new(schema);
        foreach (MessagePlan message in plans.ProtobufMessages.Where(static message => message.WellKnown is null))
        {
            _types.Add(message.Name, new GenericAnyType(message));
        }

        IdlIndex index = new(schema);
        Services =
        [
            .. schema.Files.SelectMany(file => file.Services.Select(service => new GenericService(this, service, file.Syntax, index.MethodsOf(service), plans))),
        ];
    }

    /// <summary>The services, in the order of their files and of their appearance; those of included files are among them.</summary>
    public IReadOnlyList<GenericService> Services { get; }

    /// <summary>The linked IDL.</summary>
    public IdlSchema Schema { get; }

    /// <summary>What is likely a mistake in the IDL, and no error.</summary>
    public IReadOnlyList<GenericContractError> Warnings { get; private init; } = [];

    /// <summary>Loads IDL files and all that they include.</summary>
    /// <param name="paths">The files: <c>.thrift</c> or <c>.proto</c>.</param>
    /// <exception cref="FileNotFoundException">One of them does not exist.</exception>
    /// <exception cref="GenericContractException">The IDL has errors; all of them are listed with file and line.</exception>
    public static GenericContract Load(params IReadOnlyList<string> paths) => Load(paths, GenericContractOptions.Default);

    /// <summary>Loads IDL files and all that they include.</summary>
    /// <param name="paths">The files: <c>.thrift</c> or <c>.proto</c>.</param>
    /// <param name="options">Where includes are found.</param>
    /// <inheritdoc cref="Load(IReadOnlyList{string})" path="/exception"/>
    public static GenericContract Load(IReadOnlyList<string> paths, GenericContractOptions options) =>
        Load(paths, static path => File.Exists(path) ? File.ReadAllText(path) : null, options);

    /// <summary>Loads IDL files and all that they include from wherever they are.</summary>
    /// <param name="paths">The files to begin with; their names end in <c>.thrift</c> or <c>.proto</c>.</param>
    /// <param name="read">Gives the text of a path, or <see langword="null"/> if there is no such file.</param>
    /// <param name="options">Where includes are found; <see langword="null"/> for the defaults.</param>
    /// <inheritdoc cref="Load(IReadOnlyList{string})" path="/exception"/>
    public static GenericContract Load(IReadOnlyList<string> paths, Func<string, string?> read, GenericContractOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(paths);
        ArgumentNullException.ThrowIfNull(read);
        return Of(IdlLoader.Load(paths, read, (options ?? GenericContractOptions.Default).ToIdlOptions()));
    }

    /// <summary>Reads IDL that includes no other files, except those of <c>google/protobuf</c>.</summary>
    /// <param name="name">Name for the text; its end says the language: <c>shop.thrift</c>, <c>shop.proto</c>.</param>
    /// <param name="text">The IDL.</param>
    /// <exception cref="GenericContractException">The IDL has errors; all of them are listed with file and line.</exception>
    public static GenericContract Parse(string name, string text)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(text);
        string path = IdlPath.Normalize(name);
        return Load([name], candidate => candidate == path ? text : null);
    }

    /// <summary>Takes linked IDL, wherever it came from: from the reflection service of a server, for one.</summary>
    /// <exception cref="GenericContractException">The IDL has errors; all of them are listed with file and line.</exception>
    public static GenericContract Of(IdlSchema schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ILookup<bool, GenericContractError> problems = schema.Diagnostics
            .Where(static diagnostic => SeverityOf(diagnostic) != IdlSeverity.Hint)
            .ToLookup(static diagnostic => SeverityOf(diagnostic) == IdlSeverity.Error, GenericContractError.Of);
        return problems[true].Any()
            ? throw new GenericContractException([.. problems[true]])
            : new GenericContract(schema) { Warnings = [.. problems[false]] };
    }

    /// <summary>The service of a name.</summary>
    /// <param name="name">Its full name, <c>shop.Catalog</c>, or the last part of it where that is unique.</param>
    /// <exception cref="ArgumentException">There is none, or more than one, of that name; the message says which there are.</exception>
    public GenericService GetService(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        GenericService[] found = [.. Services.Where(service => service.Name == name)];
        if (found.Length == 0)
        {
            found = [.. Services.Where(service => service.Definition.Id.SimpleName == name)];
        }

        return found.Length switch
        {
            1 => found[0],
            0 => throw new ArgumentException($"The IDL has no service \"{name}\"{Nearest.Hint(name, Services.Select(static service => service.Name))}.", nameof(name)),
            _ => throw new ArgumentException(
                $"The IDL has {found.Length} services \"{name}\": {string.Join(", ", found.Select(static service => $"{service.Name} in {service.Definition.Id.File}"))}. Use the full name, or load them apart.",
                nameof(name)),
        };
    }

    internal GenericSettings Settings(GenericOptions? options) => new(options ?? GenericOptions.Default, _types);

    private static IdlSeverity SeverityOf(ContractDiagnostic diagnostic) =>
        IdlRules.All.TryGetValue(diagnostic.Id, out IdlRule? rule) ? rule.Severity : IdlSeverity.Error;
}
