using Tern.Idl;

namespace Tern.Cli;

/// <summary>The IDL files of a git revision, under the paths that they have in the working tree.</summary>
internal sealed class GitRevision
{
    private readonly CliHost _host;
    private readonly string _top;
    private readonly string _commit;

    private GitRevision(CliHost host, string top, string commit, IReadOnlySet<string> files)
    {
        _host = host;
        _top = top;
        _commit = commit;
        Files = files;
    }

    /// <summary>Full paths of its IDL files.</summary>
    public IReadOnlySet<string> Files { get; }

    /// <summary>Opens a revision.</summary>
    /// <exception cref="CliException">There is no repository, or no such revision.</exception>
    public static async Task<GitRevision> OpenAsync(CliHost host, string revision, CancellationToken cancellationToken)
    {
        ProgramResult top = await host.Programs.RunAsync(host.Folder, "git", ["rev-parse", "--show-cdup"], cancellationToken).ConfigureAwait(false);
        if (top.ExitCode != 0)
        {
            throw new CliException($"'{revision}' is no file or folder, and '{host.Folder}' is in no git repository in which it could be a revision.");
        }

        // Relative, because git names the folder without symbolic links, and the paths here may have some.
        string folder = IdlSources.Normal(Path.TrimEndingDirectorySeparator(Path.GetFullPath(top.Output.Trim(), host.Folder)));
        ProgramResult commit = await host.Programs.RunAsync(host.Folder, "git", ["rev-parse", "--verify", "--quiet", "--end-of-options", $"{revision}^{{commit}}"], cancellationToken).ConfigureAwait(false);
        if (commit.ExitCode != 0)
        {
            throw new CliException($"'{revision}' is no file, no folder and no git revision. In CI, a shallow clone may lack it: fetch it first.");
        }

        string id = commit.Output.Trim();
        ProgramResult files = await host.Programs.RunAsync(folder, "git", ["ls-tree", "-r", "--name-only", "-z", "--full-tree", id], cancellationToken).ConfigureAwait(false);
        return files.ExitCode != 0
            ? throw new CliException($"git ls-tree failed: {files.Error.Trim()}")
            : new GitRevision(host, folder, id, files.Output.Split('\0').Where(IdlParser.CanRead).Select(file => $"{folder}/{file}").ToHashSet(StringComparer.Ordinal));
    }

    /// <summary>The text of a file.</summary>
    public async Task<string> ReadAsync(string file, CancellationToken cancellationToken)
    {
        ProgramResult text = await _host.Programs.RunAsync(_top, "git", ["show", $"{_commit}:{file[(_top.Length + 1)..]}"], cancellationToken).ConfigureAwait(false);
        return text.ExitCode == 0 ? text.Output : throw new CliException($"git show failed: {text.Error.Trim()}");
    }
}
