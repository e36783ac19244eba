using Tern.Idl;
using Tern.Idl.Locking;
using Tern.Schema.Idl;

namespace Tern.Cli;

/// <summary>Finds what contracts are compared with: a lock, other IDL, or the same IDL in git.</summary>
internal sealed class BaselineFinder(CliHost host, IdlOptions options)
{
    /// <summary>Finds it.</summary>
    /// <param name="against">A lock, an IDL file, a folder or a git revision; <see langword="null"/> for the lock that lies in the folder or beside the IDL.</param>
    /// <param name="sources">The IDL that is compared.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    /// <returns>The baseline; <see langword="null"/> if none was named and there is no lock.</returns>
    /// <exception cref="CliException">What was named does not exist.</exception>
    public async Task<Baseline?> FindAsync(string? against, IdlSources sources, CancellationToken cancellationToken)
    {
        if (against is null)
        {
            string? found = sources.Folders.Prepend(host.Folder).Select(static folder => Path.Combine(folder, ContractLock.FileName)).FirstOrDefault(File.Exists);
            return found is null ? null : ReadLock(found);
        }

        string path = host.PathOf(against);
        if (File.Exists(path))
        {
            return IdlParser.CanRead(path) ? OfIdl(against, IdlSources.Find([against], host), cancellationToken) : ReadLock(path);
        }

        if (Directory.Exists(path))
        {
            string inFolder = Path.Combine(path, ContractLock.FileName);
            return File.Exists(inFolder) ? ReadLock(inFolder) : OfIdl(against, IdlSources.Find([against], host), cancellationToken);
        }

        return await OfRevisionAsync(against, sources, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>A lock file.</summary>
    public Baseline ReadLock(string path)
    {
        LockReading reading = ContractLock.Parse(IdlSources.Normal(path), File.ReadAllText(path));
        return new Baseline(host.Display(path), reading.Lock, IdlSources.Normal(Path.GetDirectoryName(path)!), [.. reading.Errors.Select(Finding.Of)]);
    }

    private Baseline OfIdl(string name, IdlSources sources, CancellationToken cancellationToken)
    {
        IdlSchema schema = sources.Load(sources.Options(options.IncludeFolders, options.NegativeFieldIds, host), cancellationToken);
        return Of(name, schema, sources.Folders[0]);
    }

    private static Baseline Of(string name, IdlSchema schema, string root)
    {
        Finding[] errors = [.. schema.Diagnostics.Select(Finding.Of).Where(static finding => finding.Severity == IdlSeverity.Error)];
        return errors.Length > 0
            ? throw new CliException($"The IDL of {name} has errors, so nothing can be compared with it: {errors[0].Message} ({errors[0].Where?.File}, line {errors[0].Where?.StartLine + 1})")
            : new Baseline(name, ContractLock.Of(schema, root), root, []);
    }

    private async Task<Baseline> OfRevisionAsync(string against, IdlSources sources, CancellationToken cancellationToken)
    {
        string revision = against.StartsWith("git:", StringComparison.Ordinal) ? against["git:".Length..] : against;
        GitRevision git = await GitRevision.OpenAsync(host, revision, cancellationToken).ConfigureAwait(false);
        string[] roots = [.. git.Files.Where(file => sources.Roots.Contains(file) || sources.Folders.Any(folder => IsNamedFolder(folder, sources) && file.StartsWith(folder + "/", StringComparison.Ordinal)))];

        // Which files are included only reading them tells, and git is asked for each.
        Dictionary<string, string> texts = new(StringComparer.Ordinal);
        HashSet<string> missing = new(roots, StringComparer.Ordinal);
        IdlSchema schema = new(default, default);
        while (missing.Count > 0)
        {
            foreach (string file in missing)
            {
                texts[file] = await git.ReadAsync(file, cancellationToken).ConfigureAwait(false);
            }

            missing.Clear();
            schema = IdlLoader.Load(roots, Read, options, cancellationToken);
        }

        return Of($"git {revision}", schema, sources.Folders[0]);

        string? Read(string path)
        {
            if (texts.TryGetValue(path, out string? text))
            {
                return text;
            }

            if (git.Files.Contains(path))
            {
                missing.Add(path);
                return "";
            }

            return null;
        }
    }

    // Of a file that was named alone, its neighbours in git say nothing.
    private static bool IsNamedFolder(string folder, IdlSources sources) => sources.NamedFolders.Contains(folder);
}
