using Tern.Idl.Locking;

namespace Tern.Cli;

/// <summary>Writes a lock, or says what it would be.</summary>
/// <param name="host">The surroundings.</param>
/// <param name="file">Full path of the lock.</param>
/// <param name="acceptsBreaks">Whether changes are recorded that peers notice.</param>
/// <param name="onlyChecks">Whether nothing is written.</param>
internal sealed class LockRun(CliHost host, string file, bool acceptsBreaks, bool onlyChecks)
{
    /// <summary>Runs it.</summary>
    /// <param name="now">The wire shape of the contracts.</param>
    /// <returns>The exit code.</returns>
    public int Run(ContractLock now)
    {
        string before = File.Exists(file) ? File.ReadAllText(file) : "";
        LockReading reading = ContractLock.Parse(IdlSources.Normal(file), before);
        if (reading.Errors.Count > 0)
        {
            throw new CliException($"The lock cannot be read{Environment.NewLine}{string.Join(Environment.NewLine, reading.Errors.Select(error => Finding.Of(error).Line(host)))}");
        }

        ContractChange[] changes = [.. ContractLock.Compare(reading.Lock, now)];
        ContractChange[] breaks = [.. changes.Where(static change => change.IsBreak)];
        foreach (ContractChange change in breaks)
        {
            host.Out.WriteLine(Finding.Of(change.ToDiagnostic()).Line(host));
        }

        string after = now.After(reading.Lock).Write();
        string name = host.Display(file);
        if (after == before.ReplaceLineEndings("\n"))
        {
            host.Out.WriteLine($"{name} is up to date: {Contents(now)}");
            return ExitCodes.Ok;
        }

        if (onlyChecks)
        {
            host.Error.WriteLine($"error: {name} does not record the contracts as they are: {Count(changes.Length, "change")}, {breaks.Length} breaking. 'tern lock' records them.");
            return ExitCodes.Failed;
        }

        if (breaks.Length > 0 && !acceptsBreaks)
        {
            host.Error.WriteLine($"error: {Count(breaks.Length, "change")} that peers notice; {name} was not written. Take {(breaks.Length == 1 ? "it" : "them")} back, or accept with --accept-breaks.");
            return ExitCodes.Failed;
        }

        File.WriteAllText(file, after);
        host.Out.WriteLine($"{name} written: {Contents(now)}; {Count(changes.Length, "change")}{(breaks.Length > 0 ? $", {breaks.Length} breaking" : "")}");
        return ExitCodes.Ok;
    }

    private static string Contents(ContractLock contracts) =>
        $"{Count(contracts.Services.Count, "service")}, {Count(contracts.Messages.Count, "message")}, {Count(contracts.Enums.Count, "enum")}";

    private static string Count(int count, string what) => $"{count} {what}{(count == 1 ? "" : "s")}";
}
