using Tern.Emit;
using Tern.Idl;
using Tern.Idl.CSharp;
using Tern.Schema;
using Tern.Schema.Declarations;
using Tern.Schema.Idl;

namespace Tern.Cli;

/// <summary>Makes the files of IDL.</summary>
internal sealed class IdlGeneration(GenSettings settings, CliHost host)
{
    private const string WellKnown = "google/protobuf/";

    /// <summary>Folders whose files matter, once <see cref="Generate"/> has run.</summary>
    public IReadOnlyList<string> Folders { get; private set; } = [];

    /// <summary>Makes the files.</summary>
    /// <exception cref="CliException">The IDL has errors, or a plug-in failed.</exception>
    public IReadOnlyList<GeneratedFile> Generate(CancellationToken cancellationToken)
    {
        IdlSources sources = IdlSources.Find(settings.Paths, host);
        IdlOptions options = sources.Options(settings.IncludeFolders, settings.HasNegativeIds, host);
        IdlSchema schema = sources.Load(options, cancellationToken);
        Folders = [.. sources.Folders.Concat(schema.Files.Select(static file => IdlPath.FolderOf(file.Path))).Where(Directory.Exists).Distinct(StringComparer.Ordinal)];
        List<Finding> findings = [.. schema.Diagnostics.Select(Finding.Of)];
        List<GeneratedFile> files = [];
        if (settings.WritesCSharp)
        {
            LoweredSchema lowered = CSharpLowering.Lower(schema, path => SettingsOf(path, sources), cancellationToken);
            findings.AddRange(lowered.Diagnostics.Select(Finding.Of));
            Stop(findings);
            files.AddRange(CSharpOf(lowered));
        }

        foreach (string plugin in settings.Plugins)
        {
            PluginRun run = new(plugin, schema, sources.Roots, settings.PluginOptions);
            files.AddRange(run.Run(findings, cancellationToken));
        }

        Stop(findings);
        foreach (Finding warning in Finding.InOrder(findings).Where(static finding => finding.Severity == IdlSeverity.Warning))
        {
            host.Error.WriteLine(warning.Line(host));
        }

        return files;
    }

    private void Stop(List<Finding> findings)
    {
        Finding[] errors = [.. Finding.InOrder(findings).Where(static finding => finding.Severity == IdlSeverity.Error)];
        if (errors.Length > 0)
        {
            throw new CliException($"{(errors.Length == 1 ? "the IDL has an error" : $"the IDL has {errors.Length} errors")}{Environment.NewLine}{string.Join(Environment.NewLine, errors.Select(error => error.Line(host)))}");
        }
    }

    private IdlFileSettings? SettingsOf(string path, IdlSources sources)
    {
        if (path.StartsWith(WellKnown, StringComparison.Ordinal))
        {
            return null;
        }

        bool isRoot = sources.Roots.Contains(path);
        CSharpOptions options = isRoot ? settings.CSharp : settings.CSharp with { Services = default };
        return new IdlFileSettings(options, host.Display(path), isRoot || settings.WritesIncludes);
    }

    private IEnumerable<GeneratedFile> CSharpOf(LoweredSchema lowered)
    {
        List<ServiceRegistration> registrations = [];
        foreach (DeclarationGroup group in lowered.Files.SelectMany(static file => DeclarationGroup.Of(file.Declarations)))
        {
            yield return Of(DeclarationEmitter.Emit(group));
            if (settings.WritesCodecs && group.GetContracts() is { } contracts)
            {
                yield return Of(ContractGroupEmitter.Emit(contracts));
            }
        }

        foreach (TypeDeclaration declaration in settings.WritesCodecs ? lowered.Files.SelectMany(static file => file.Declarations) : [])
        {
            if ((declaration as MessageDeclaration)?.Validation is { } ofMessage)
            {
                yield return Of(ValidationEmitter.Emit(ofMessage));
            }

            if ((declaration as UnionDeclaration)?.Validation is { } ofUnion)
            {
                yield return Of(ValidationEmitter.Emit(ofUnion));
            }

            if ((declaration as ServiceDeclaration)?.Model is { } service)
            {
                registrations.Add(RegistrationEmitter.Of(service));
                foreach (SourceFile file in ServiceEmitter.Emit(service))
                {
                    yield return Of(file);
                }
            }
        }

        if (registrations.Count > 0)
        {
            string space = lowered.Files.Select(static file => file.Namespace).FirstOrDefault(static name => name.Length > 0) ?? "Tern";
            yield return Of(RegistrationEmitter.Emit($"{space}.TernGenerated", registrations.OrderBy(static service => service.Service.ToString(), StringComparer.Ordinal).ToEquatableArray()));
        }
    }

    private static GeneratedFile Of(SourceFile file) => new(file.HintName, file.Text);
}
