using System.CommandLine;
using Tern.Idl;
using Tern.Idl.Locking;
using Tern.Schema.Idl;

namespace Tern.Cli;

/// <summary><c>tern lock</c>.</summary>
internal static class LockCommand
{
    /// <summary>The command.</summary>
    public static Command Create(CliHost host)
    {
        Argument<string[]> paths = new("path") { Description = "IDL files, folders whose IDL files are meant, and C# projects with all that they declare.", Arity = ArgumentArity.OneOrMore };
        Option<string?> output = new("--output", "-o") { Description = $"The lock. Default: {ContractLock.FileName} beside the project, or in this folder.", HelpName = "file" };
        Option<bool> accept = new("--accept-breaks") { Description = "Records changes too that peers notice. Without it they are shown, and nothing is written." };
        Option<bool> check = new("--check") { Description = "Writes nothing; fails if the lock is not what it would be." };
        Option<string[]> include = ContractArguments.IncludeOption();
        Option<bool> negativeIds = ContractArguments.NegativeIdsOption();
        CliCommand command = new("lock", "Records the wire shape of contracts in a file to commit, so that builds and 'tern check' report whatever peers would notice.")
        {
            Examples = ["tern lock idl/", "tern lock src/Shop.Contract", "tern lock idl/ --accept-breaks", "tern lock idl/ -o contracts/shop.lock --check"],
            Notes = ["What is removed stays reserved in the lock, so that its number is never used again. docs/contract-lock.md describes the file."],
        };
        command.Add(paths);
        command.Add("Lock", output, accept, check);
        command.Add("IDL", include, negativeIds);
        CSharpBuildArguments build = new();
        build.AddTo(command);
        command.SetAction(async (parsed, token) =>
        {
            string[] named = parsed.GetValue(paths)!;
            string[] projects = [.. named.Select(host.PathOf).Where(CSharpProject.IsProject)];
            string file = host.PathOf(parsed.GetValue(output) ?? (projects.Length > 0 ? Path.Combine(FolderOf(projects[0]), ContractLock.FileName) : ContractLock.FileName));
            ContractLock now = ContractLock.Empty;
            string[] idl = [.. named.Where(path => !CSharpProject.IsProject(host.PathOf(path)))];
            if (idl.Length > 0)
            {
                now = OfIdl(IdlSources.Find(idl, host), file, token);
            }

            foreach (string project in projects)
            {
                now = now.With(await ProjectLock.OfAsync(project, build.Read(parsed), host, token).ConfigureAwait(false));
            }

            return new LockRun(host, file, parsed.GetValue(accept), parsed.GetValue(check)).Run(now);

            ContractLock OfIdl(IdlSources sources, string lockFile, CancellationToken cancellationToken)
            {
                IdlSchema schema = sources.Load(sources.Options(parsed.GetValue(include)!, parsed.GetValue(negativeIds), host), cancellationToken);
                Finding[] errors = [.. Finding.InOrder(schema.Diagnostics.Select(Finding.Of)).Where(static finding => finding.Severity == IdlSeverity.Error)];
                return errors.Length > 0
                    ? throw new CliException($"the IDL has errors{Environment.NewLine}{string.Join(Environment.NewLine, errors.Select(error => error.Line(host)))}")
                    : ContractLock.Of(schema, IdlSources.Normal(Path.GetDirectoryName(lockFile)!));
            }
        });
        return command;
    }

    private static string FolderOf(string project) => Directory.Exists(project) ? project : Path.GetDirectoryName(project)!;
}
