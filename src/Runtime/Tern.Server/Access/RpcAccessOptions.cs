using Tern.Server;
using Tern.Transport;

namespace Tern;

/// <summary>Who may call what: of a server (<see cref="RpcServerOptions.Access"/>), or of the calls that a channel makes. Rejected calls fail with <see cref="RpcStatusCode.PermissionDenied"/>.</summary>
/// <remarks>The first rule that fits a call decides; where none does, <see cref="AllowByDefault"/>. Then <see cref="Checks"/> are asked. Methods that nothing here is about pay nothing. Not thread-safe.</remarks>
public sealed class RpcAccessOptions
{
    /// <summary>Whether calls that no rule fits are allowed.</summary>
    /// <value><see langword="true"/> by default. The gRPC health service is open all the same, unless a rule names it.</value>
    public bool AllowByDefault { get; set; } = true;

    /// <summary>Share of the calls that are rejected at random, whatever the rules say: to shed load by hand.</summary>
    /// <value>0 by default; 0 to 1.</value>
    public double RejectedShare { get; set; }

    /// <summary>The rules, in their order.</summary>
    /// <value>Empty by default.</value>
    public IList<RpcAccessRule> Rules { get; } = [];

    /// <summary>Conditions in code, asked behind the rules; the first reason rejects.</summary>
    /// <value>Empty by default.</value>
    public IList<RpcAccessCheck> Checks { get; } = [];

    /// <summary>Source of <see cref="RejectedShare"/>; tests give one with a seed. It must be safe for use by many threads.</summary>
    public Random Random { get; set; } = Random.Shared;

    /// <summary>Whether nothing is ever rejected.</summary>
    internal bool IsOff => AllowByDefault && RejectedShare == 0 && Rules.All(static rule => rule.Allow) && Checks.Count == 0;

    internal string Fingerprint() => FormattableString.Invariant(
        $"{(AllowByDefault ? "allow" : "reject")}, {RejectedShare} rejected, {Checks.Count} checks{string.Concat(Rules.Select(static rule => "; " + rule.Fingerprint()))}");

    /// <summary>Checks every value.</summary>
    /// <exception cref="ArgumentException">A value is wrong; the message names it.</exception>
    internal void Validate(string path)
    {
        OptionRange.Check(RejectedShare, 0, 1, $"{path}.{nameof(RejectedShare)}");
        OptionRange.CheckSet(Random, $"{path}.{nameof(Random)}");
        for (int i = 0; i < Rules.Count; i++)
        {
            OptionRange.CheckSet(Rules[i], $"{path}.{nameof(Rules)}[{i}]");
            Rules[i].Validate($"{path}.{nameof(Rules)}[{i}]");
        }

        foreach (RpcAccessCheck check in Checks)
        {
            OptionRange.CheckSet(check, $"An entry of {path}.{nameof(Checks)}");
        }
    }
}
