using System.Reflection;
using Tern.Idl;
using Tern.Idl.Plugins;
using Tern.Schema.Idl;

namespace Tern.Cli;

/// <summary>Runs the generation steps of one assembly.</summary>
internal sealed class PluginRun(string path, IdlSchema schema, IReadOnlyList<string> roots, IReadOnlyDictionary<string, string> options)
{
    /// <summary>Runs them.</summary>
    /// <param name="findings">Takes what they report.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    /// <returns>What they made.</returns>
    /// <exception cref="CliException">The assembly cannot be used, or a step threw.</exception>
    public IReadOnlyList<GeneratedFile> Run(List<Finding> findings, CancellationToken cancellationToken)
    {
        List<GeneratedFile> files = [];
        foreach (IGenerationStep step in Steps())
        {
            GenerationContext context = new(schema, roots, options, cancellationToken);
            try
            {
                step.Generate(context);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                throw new CliException($"The generation step {step.GetType().FullName} of '{Path.GetFileName(path)}' failed: {exception}");
            }

            files.AddRange(context.Files.Select(static file => new GeneratedFile(file.Path, file.Text)));
            findings.AddRange(context.Problems.Select(problem => new Finding(
                step.GetType().Name,
                problem.Severity,
                problem.Message,
                problem.Where)));
        }

        return files;
    }

    private List<IGenerationStep> Steps()
    {
        if (!File.Exists(path))
        {
            throw new CliException($"--plugin: there is no file '{path}'. Build the plug-in first.");
        }

        try
        {
            Assembly assembly = new PluginLoadContext(path).LoadFromAssemblyPath(path);
            List<IGenerationStep> steps =
            [
                .. assembly.GetExportedTypes()
                    .Where(static type => type is { IsAbstract: false, IsClass: true } && type.IsAssignableTo(typeof(IGenerationStep)))
                    .OrderBy(static type => type.FullName, StringComparer.Ordinal)
                    .Select(static type => (IGenerationStep)Activator.CreateInstance(type)!),
            ];
            return steps.Count > 0
                ? steps
                : throw new CliException($"--plugin: '{Path.GetFileName(path)}' has no public class that implements {nameof(IGenerationStep)} of {typeof(IGenerationStep).Assembly.GetName().Name}.");
        }
        catch (Exception exception) when (exception is BadImageFormatException or FileLoadException or TypeLoadException or MissingMethodException or TargetInvocationException or FileNotFoundException)
        {
            throw new CliException($"--plugin: '{Path.GetFileName(path)}' cannot be loaded: {(exception.InnerException ?? exception).Message}");
        }
    }
}
